using BackOffice.Accounting.Journals;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Sending;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.SampleFirm;

/// <summary>Plays what people of the sample firm did by hand: movements, journals, years, sending, holding, a changed standing instruction.</summary>
internal sealed class DeskPlayer(SampleCast cast, IServiceScopeFactory scopes)
{
    public Task Play(SampleStep step, string key, CancellationToken cancellationToken) => step switch
    {
        MovementStep movement => Move(movement, key, cancellationToken),
        JournalStep journal => Write(journal, key, cancellationToken),
        OpenYearStep year => Do(year, new Accounting.Years.Open.Command(Id(key), year.Year, year.Entity), cancellationToken),
        SendStep send => Send(send, key, cancellationToken),
        SendingStep sending => Do(sending, new SetPolicy.Command(
            Id(key), sending.Entity, sending.AtOnce, sending.From, sending.Source), cancellationToken),
        LimitStep limit => Do(limit, new Ledger.Limits.Set.Command(
            Id(key), AccountRoles.Client, limit.AssetKind, Domain.Ledger.LimitAct.Block, limit.Floor, limit.From, limit.Source, limit.Entity), cancellationToken),
        HoldStep hold => Do(hold, new Hold.Command(Id(key), [hold.TradeRef], null, hold.Reason), cancellationToken),
        SsiChangeStep change => Change(change, key, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody plays {step.GetType().Name}."),
    };

    private async Task Move(MovementStep step, string key, CancellationToken cancellationToken)
    {
        var postings = step.Postings.Select(posting =>
            new Ledger.Movements.Post.Line(posting.Account, posting.Asset, posting.Purpose, posting.Quantity)).ToList();
        var outcome = SampleCast.Done(
            await cast.As(step.Actor, step.Entity,
                new Ledger.Movements.Post.Command(Id(key), step.Date, step.Kind, step.Description, postings), cancellationToken),
            step);
        await Approve(outcome.Approval, step.Approver, step, key, cancellationToken);
    }

    private async Task Write(JournalStep step, string key, CancellationToken cancellationToken)
    {
        var lines = step.Lines.Select(line => new HandLine(
            line.Account, line.Debit == 0 ? null : line.Debit, line.Credit == 0 ? null : line.Credit, line.Currency)).ToList();
        var outcome = SampleCast.Done(
            await cast.As(step.Actor, step.Entity, new Post.Command(Id(key), step.Date, step.Description, lines, step.Entity), cancellationToken), step);
        await Approve(outcome.Approval, step.Approver, step, key, cancellationToken);
    }

    private async Task Send(SendStep step, string key, CancellationToken cancellationToken)
    {
        var outcome = await cast.As(step.Actor, step.Entity, new SendAll.Command(Id(key), cast.Entity(step.Entity)), cancellationToken);
        // Trades that stopped have no instruction; a day may leave nothing to send.
        if (outcome.Refusal?.Code != "instruction.none-to-send")
            SampleCast.Done(outcome, step);
    }

    private async Task Change(SsiChangeStep step, string key, CancellationToken cancellationToken)
    {
        var parties = await cast.AsHouse(new FindParties([step.Party]), cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var party = parties[step.Party].Id;
        var seen = await scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<SsiStored>().Believed()
            .Where(ssi => ssi.PartyId == party && ssi.Market == step.Market && ssi.Currency == step.Currency)
            .OrderByDescending(ssi => ssi.Priority).FirstAsync(cancellationToken);
        var values = new Dictionary<string, string?>
        {
            ["party"] = step.Party,
            ["market"] = step.Market,
            ["currency"] = step.Currency,
            ["agent_bic"] = seen.AgentBic,
            ["account"] = step.NewAccount,
            ["buyer_seller_bic"] = seen.BuyerSellerBic,
            ["priority"] = FormattableString.Invariant($"{seen.Priority}"),
            ["valid_from"] = FormattableString.Invariant($"{seen.Valid.From:yyyy-MM-dd}"),
        };
        SampleCast.Done(
            await cast.As(step.Actor, step.Entity, new SaveSsi.Command(Id(key), seen.Subject, seen.Id, values, DateOnly.FromDateTime(step.At.UtcDateTime)), cancellationToken), step);
    }

    private async Task Do(SampleStep step, Platform.Pipeline.ICommand<Outcome> command, CancellationToken cancellationToken) =>
        SampleCast.Done(
            step.Actor == SampleStep.House
                ? await cast.AsHouse(command, cancellationToken)
                : await cast.As(step.Actor, step.Entity, command, cancellationToken),
            step);

    private async Task Approve(Guid? approval, string? approver, SampleStep step, string key, CancellationToken cancellationToken)
    {
        if (approval is not { } waiting || approver is null)
            return;
        var sha256 = await cast.Checksum(waiting, cancellationToken);
        SampleCast.Done(await cast.As(approver, step.Entity, new Approve.Command(Id(key + "/approve"), waiting, sha256), cancellationToken), step);
    }

    private static Guid Id(string key) => RequestKey.Of(key);
}
