using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Settlements.Confirmations;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Trades;

namespace BackOffice.Settlements;

/// <summary>The room's routes below <c>/api/v1</c>.</summary>
internal static class Api
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Ask("/settlements/trades", (ApiList list) => new Trades.List.Query(list));
        api.Ask("/settlements/trades/{ref}", (string @ref) => new Trades.Details.Query(@ref));
        api.Act("/settlements/trades", (TradeBody b, RequestKey key) => new Capture.Command(
            key, b.TradeRef, b.Version ?? 1, b.TradeDate, b.Side, b.Security, b.Mic, b.Quantity, b.Price, b.Currency, b.Account, b.Counterparty, b.Capacity,
            b.Commission, b.Fees, b.Tax, b.SettlementDate)).Creates<Capture.Captured>(c => $"{HouseApi.Base}/settlements/trades/{c.Ref}");
        api.Act("/settlements/trades/{ref}/cancel", (string @ref, ReasonBody? body, RequestKey key, IfMatch seen) =>
            new CancelTrade.Command(key, @ref, seen.VersionIfAny, body?.Reason)).DemandsVersion();
        api.Act("/settlements/trades/{ref}/choose-ssi", (string @ref, ChosenSsiBody? body, RequestKey key, IfMatch seen) =>
            new ChooseSsi.Command(key, @ref, seen.VersionIfAny, body?.Ssi, body?.Reason)).DemandsVersion();

        api.Ask("/settlements/instructions", (ApiList list) => new Instructions.List.Query(list));
        api.Ask("/settlements/instructions/{ref}", (string @ref) => new Instructions.Details.Query(@ref));
        api.Act("/settlements/instructions/{ref}/send", (string @ref, RequestKey key, IfMatch seen) => new Send.Command(key, [@ref], seen.VersionIfAny)).DemandsVersion();
        api.Act("/settlements/instructions/{ref}/hold", (string @ref, ReasonBody? body, RequestKey key, IfMatch seen) =>
            new Hold.Command(key, [@ref], seen.VersionIfAny, body?.Reason)).DemandsVersion();
        api.Act("/settlements/instructions/{ref}/release", (string @ref, RequestKey key, IfMatch seen) => new Release.Command(key, [@ref], seen.VersionIfAny)).DemandsVersion();
        api.Act("/settlements/instructions/{ref}/cancel", (string @ref, ReasonBody? body, RequestKey key, IfMatch seen) =>
            new Cancel.Command(key, @ref, seen.VersionIfAny, body?.Reason)).DemandsVersion();
        api.Act("/settlements/instructions/{ref}/partial", (string @ref, PartialBody? body, RequestKey key, IfMatch seen) =>
            new Partial.Command(key, @ref, seen.VersionIfAny, body?.Allowed ?? true)).DemandsVersion();
        api.Act("/settlements/instructions/{ref}/settle", (string @ref, SettleBody body, RequestKey key) => new Settle.Command(
            key, @ref, body.MessageRef ?? "", body.Status ?? "settled", body.Quantity, body.Amount, body.SettledAt, body.Reason));
        api.Act("/settlements/instructions/send-all", (EntityBody? body, RequestKey key) => new SendAll.Command(key, body?.Entity));

        api.Ask("/settlements/obligations", (ApiList list) => new Obligations.List.Query(list));
        api.Ask("/settlements/sending", (ApiList list) => new Sending.List.Query(list));
        api.Act("/settlements/sending", (SendingBody body, RequestKey key) =>
            new Sending.SetPolicy.Command(key, body.Entity, body.AtOnce, body.From, body.Source));
    }

    internal sealed record ReasonBody(string? Reason = null);

    internal sealed record PartialBody(bool? Allowed = null);

    internal sealed record EntityBody(EntityId? Entity = null);

    internal sealed record SendingBody(string? Entity = null, bool? AtOnce = null, DateOnly? From = null, string? Source = null);

    internal sealed record ChosenSsiBody(SsiId? Ssi = null, string? Reason = null);

    internal sealed record SettleBody(
        string? MessageRef = null, decimal? Quantity = null, decimal? Amount = null, DateTimeOffset? SettledAt = null, string? Status = null, string? Reason = null);

    internal sealed record TradeBody(
        string? TradeRef = null, int? Version = null, DateOnly? TradeDate = null, Side? Side = null, string? Security = null, string? Mic = null,
        decimal? Quantity = null, decimal? Price = null, string? Currency = null, string? Account = null, string? Counterparty = null, Capacity? Capacity = null,
        decimal? Commission = null, decimal? Fees = null, decimal? Tax = null, DateOnly? SettlementDate = null);
}
