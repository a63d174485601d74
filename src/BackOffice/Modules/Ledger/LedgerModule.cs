using BackOffice.Ledger.Checks;
using BackOffice.Ledger.Limits;
using BackOffice.Ledger.Movements;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;

namespace BackOffice.Ledger;

/// <summary>Double entry in quantities of any asset: the stock record and the cash book; the only writer of positions.</summary>
internal sealed class LedgerModule : IModule
{
    private const string View = "ledger.view";
    private const string ViewExposure = "ledger.view-exposure";

    public string Name => "Ledger";

    public Type Words => typeof(LedgerWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new(View, IsRead: true),
        new(ViewExposure, IsRead: true),
        new("ledger.post-movements"),
        new("ledger.approve-movements"),
        new("ledger.set-limits"),
    ];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.ledger", "/ledger", "scale", View,
        [
            new("menu.positions", "/ledger/positions", "stack-2", View),
            new("menu.movements", "/ledger/movements", "arrows-exchange", View),
            new("menu.cash", "/ledger/cash/book", "cash", View),
            new("menu.stock-record", "/ledger/positions/stock-record", "building-bank", View),
            new("menu.exposure", "/ledger/exposure", "shield", ViewExposure),
            new("menu.limits", "/ledger/limits", "adjustments", View),
        ]),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<MovementWriter>();
        services.AddScoped<LedgerReader>();
        services.AddScoped<LimitGuard>();
        services.AddScoped<HandMovements>();
        services.AddScoped<Worth>();
        services.AddScoped<Moments>();
        services.AddScoped<LedgerChecks>();
        services.AddScoped<IVerifyCheck>(s => s.GetRequiredService<LedgerChecks>());
        services.AddScoped<IFourEyesPolicy<Post.Command>, PostNeedsSecondPerson>();
        services.AddScoped<IStorySource, MovementStory>();
        services.AddScoped<ISearchSource, MovementSearch>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/ledger/balances", (ApiList list) => new Positions.List.Query(list, Exact: true))
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status409Conflict, typeof(Problems.Problem), ["application/problem+json"]));
        api.Ask("/ledger/stock-record", (string? security, string? asOf, string? knownAt, string? basis, string? entity) =>
            new Positions.StockRecord.Query(security, asOf, knownAt, basis, entity));
        api.Ask("/ledger/cash-book", (ApiList list) => new Cash.Book.Query(list));
        api.Ask("/ledger/exposure", (ApiList list) => new Exposure.List.Query(list));
        api.Ask("/ledger/movements", (ApiList list) => new Movements.List.Query(list));
        api.Ask("/ledger/movements/{reference}", (string reference) => new Details.Query(reference));
        api.Act("/ledger/movements", (MovementBody body, RequestKey key) =>
                new Post.Command(key, body.Date, body.Kind, body.Description, body.Postings, body.Entity))
            .Creates<Post.Posted>(posted => $"{HouseApi.Base}/ledger/movements/{posted.Reference}");
        api.Ask("/ledger/limits", (ApiList list) => new Limits.List.Query(list));
        api.Act("/ledger/limits", (LimitBody body, RequestKey key) =>
            new Set.Command(key, body.Role, body.AssetKind, body.Act, body.Floor, body.From, body.Source, body.Entity));
        api.Ask("/ledger/verify", () => new Verify.Query());
    }

    internal sealed record MovementBody(
        DateOnly? Date = null, string? Kind = null, string? Description = null, IReadOnlyList<Post.Line>? Postings = null, string? Entity = null);

    internal sealed record LimitBody(
        string? Role = null, string? AssetKind = null, Domain.Ledger.LimitAct? Act = null, decimal? Floor = null, DateOnly? From = null,
        string? Source = null, string? Entity = null);
}
