using BackOffice.Platform.Api;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Calendars;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Imports;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Search;
using MediatR;

namespace BackOffice.Reference;

/// <summary>What the firm knows before the day begins: securities, parties, accounts, standing instructions, calendars, prices, rates, tariffs, policies.</summary>
internal sealed class ReferenceModule : IModule
{
    public string Name => "Reference";

    public Type Words => typeof(ReferenceWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new(ReferencePermissions.View, IsRead: true),
        new(ReferencePermissions.Edit),
        new(ReferencePermissions.EditSsis),
        new(ReferencePermissions.ApproveSsis),
        new(ReferencePermissions.Import),
        new(ReferencePermissions.EditHouse),
    ];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.reference", "/reference", "books", ReferencePermissions.View,
        [
            Entry("securities", "certificate"), Entry("parties", "users"), Entry("accounts", "wallet"), Entry("ssis", "route"),
            Entry("prices", "chart-line"), Entry("fx-rates", "arrows-left-right"), Entry("calendars", "calendar"), Entry("settlement-cycles", "calendar-stats"),
            new("settlement-date.title", "/reference/settlement-date", "calendar-event", ReferencePermissions.View),
            Entry("products", "package"), Entry("people", "id"), Entry("tariffs", "percentage"), Entry("markets", "building-bank"),
            Entry("legal-entities", "building"), Entry("currencies", "coin"), Entry("policies", "shield-check"),
        ]),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddHostedService<HouseCalendars>();
        services.AddScoped<RowTaker>();
        services.AddScoped<Change>();
        services.AddScoped<IImporter, ProductImporter>();
        services.AddScoped<IFourEyesPolicy<SaveSsi.Command>, SaveSsi.Policy>();
        services.AddScoped<IFourEyesPolicy<StartImport.Command>, FileNeedsSecondPerson>();
        services.AddScoped<ISearchSource, ReferenceSearch>();
        foreach (var kind in KindList.All)
            kind.AddServices(services);
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/reference/settlement-date", (string? mic, DateOnly? tradeDate) => new SettlementDates.Ask.Query(mic, tradeDate));
        foreach (var kind in KindList.All)
            kind.MapApi(api);
        api.Act("/reference/ssis", (SsiBody body, RequestKey key) => new SaveSsi.Command(key, body.Subject, body.Seen, body.Values ?? new Dictionary<string, string?>()));
        api.Act("/reference/{kind}", (string kind, ChangeBody body, RequestKey key) =>
            new Save.Command(key, kind, body.Subject, body.Seen, body.From, body.Values ?? new Dictionary<string, string?>()));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var what in new[] { "securities", "parties", "accounts" })
            routes.MapGet($"/reference/{what}/lookup", async (string? q, IMediator mediator, CancellationToken stop) =>
                Results.Json(await mediator.Send(new Find.Query(what, q), stop))).ExcludeFromDescription();
    }

    private static MenuItem Entry(string kind, string icon) => new("kind." + kind, "/reference/" + kind, icon, ReferencePermissions.View);

    /// <param name="Subject">The thing that is changed; absent makes a new one.</param>
    /// <param name="Seen">Its row that was looked at (<c>row</c> of the answer).</param>
    internal sealed record ChangeBody(Guid? Subject = null, Guid? Seen = null, DateOnly? From = null, IReadOnlyDictionary<string, string?>? Values = null);

    internal sealed record SsiBody(Guid? Subject = null, Guid? Seen = null, IReadOnlyDictionary<string, string?>? Values = null);
}
