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
        // Reading, but not for everybody who reads: a role has it by name, or because it keeps the data.
        new(ReferencePermissions.ViewPersonal),
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
        services.AddScoped<IKnownCodes, Answers.KnownCodes>();
        services.AddScoped<ISearchSource, ReferenceSearch>();
        foreach (var kind in KindList.All)
            kind.AddServices(services);
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/reference/settlement-date", (string? mic, DateOnly? tradeDate) => new SettlementDates.Ask.Query(mic, tradeDate));
        foreach (var kind in KindList.All)
            kind.MapApi(api);
        foreach (var kind in KindList.All.Where(k => k is not Ssis.SsiKind))
            api.Change($"/reference/{kind.Name}/{{key}}", async (string key, RowBody body, RequestKey request, IfMatch seen, IMediator mediator, CancellationToken cancelled) =>
                new Save.Command(request, kind.Name, await Named(kind.Name, key, mediator, cancelled), seen.Row, body.From, Said(body.Values)));
        api.Change("/reference/ssis/{key}", (string key, RowBody body, RequestKey request, IfMatch seen, IMediator mediator, TimeProvider clock, CancellationToken cancelled) =>
            Ssi(request, key, seen.Row, body.From, Said(body.Values), mediator, clock, cancelled));
        api.Act("/reference/ssis", async (SsiBody body, RequestKey key, IfMatch seen, IMediator mediator, TimeProvider clock, CancellationToken cancelled) => body.Subject is null
            ? new SaveSsi.Command(key, null, null, Said(body.Values))
            : await Ssi(key, body.Subject.Value.ToString(), Seen(body.Subject, seen), body.From, Said(body.Values), mediator, clock, cancelled));
        api.Act("/reference/{kind}", (string kind, ChangeBody body, RequestKey key, IfMatch seen) =>
            new Save.Command(key, kind, body.Subject, Seen(body.Subject, seen), body.From, Said(body.Values)));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var what in new[] { "securities", "parties", "accounts" })
            routes.MapGet($"/reference/{what}/lookup", async (string? q, IMediator mediator, CancellationToken stop) =>
                Results.Json(await mediator.Send(new Find.Query(what, q), stop))).ExcludeFromDescription();
    }

    private static MenuItem Entry(string kind, string icon) => new("kind." + kind, "/reference/" + kind, icon, ReferencePermissions.View);

    private static async Task<Guid> Named(string kind, string key, IMediator mediator, CancellationToken cancelled) =>
        (await mediator.Send(new Lists.Details.Query(kind, key), cancelled))?.Subject ?? throw new ApiException(StatusCodes.Status404NotFound, "not-found");

    // The day is settled when the change is sent: a second person lets through what was asked for, however late.
    private static async Task<SaveSsi.Command> Ssi(
        RequestKey request, string key, Guid? seen, DateOnly? from, IReadOnlyDictionary<string, string?> values, IMediator mediator, TimeProvider clock, CancellationToken cancelled) =>
        await mediator.Send(new Lists.Details.Query("ssis", key), cancelled) is not { } shown ? throw new ApiException(StatusCodes.Status404NotFound, "not-found")
        : new SaveSsi.Command(request, shown.Subject, seen, values, from ?? SaveSsi.FromOf(shown.Values, clock));

    /// <summary>A new thing has nothing to be seen; a change of one that stands says in If-Match which row was looked at.</summary>
    private static Guid? Seen(Guid? subject, IfMatch seen) => subject is null ? null
        : seen.Given ? seen.Row ?? Guid.AllBitsSet : throw new ApiException(StatusCodes.Status428PreconditionRequired, "if-match.missing", IfMatch.Header);

    private static IReadOnlyDictionary<string, string?> Said(IReadOnlyDictionary<string, string?>? values) =>
        values ?? throw new ApiException(StatusCodes.Status400BadRequest, "field.missing", "values");

    /// <param name="From">The day the change holds from; today unless given.</param>
    /// <param name="Values">Every field by name, as <c>values</c> of the answer has them; empty is empty.</param>
    internal sealed record RowBody(DateOnly? From = null, IReadOnlyDictionary<string, string?>? Values = null);

    /// <param name="Subject">The thing that is changed; absent makes a new one.</param>
    internal sealed record ChangeBody(Guid? Subject = null, DateOnly? From = null, IReadOnlyDictionary<string, string?>? Values = null);

    internal sealed record SsiBody(Guid? Subject = null, DateOnly? From = null, IReadOnlyDictionary<string, string?>? Values = null);
}
