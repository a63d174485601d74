using BackOffice.Accounting.Accounts;
using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Checks;
using BackOffice.Accounting.Imports;
using BackOffice.Accounting.Journals;
using BackOffice.Accounting.Posting;
using BackOffice.Accounting.Setup;
using BackOffice.Accounting.TrialBalance;
using BackOffice.Accounting.Years;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;

namespace BackOffice.Accounting;

/// <summary>Money: chart of accounts, posting rules, journals, years, the trial balance. Turns what other rooms did into double entry.</summary>
internal sealed class AccountingModule : IModule
{
    public string Name => "Accounting";

    public Type Words => typeof(AccountingWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new(AccountingPermissions.View, IsRead: true),
        new(AccountingPermissions.PostJournals),
        new(AccountingPermissions.ApproveJournals),
        new(AccountingPermissions.ReverseJournals),
        new(AccountingPermissions.OpenYears),
        new(AccountingPermissions.ClosePeriods),
        new(AccountingPermissions.EditChart),
        new(AccountingPermissions.ImportChart),
        new(AccountingPermissions.ImportJournals),
    ];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.accounting", "/accounting/trial-balance", "calculator", AccountingPermissions.View,
        [
            new("menu.trial-balance", "/accounting/trial-balance", "scale", AccountingPermissions.View),
            new("menu.journals", "/accounting/journals", "notebook", AccountingPermissions.View),
            new("menu.chart", "/accounting/chart", "list-tree", AccountingPermissions.View),
            new("menu.rules", "/accounting/rules", "route", AccountingPermissions.View),
            new("menu.years", "/accounting/years", "calendar", AccountingPermissions.View),
        ]),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<BooksReader>();
        services.AddScoped<RateReader>();
        services.AddScoped<PostingDays>();
        services.AddScoped<IPostingDays>(s => s.GetRequiredService<PostingDays>());
        services.AddScoped<Posts>();
        services.AddScoped<CostBook>();
        services.AddScoped<JournalReader>();
        services.AddScoped<JournalWriter>();
        services.AddScoped<HandJournals>();
        services.AddScoped<JudgedOnce>();
        services.AddScoped<BooksSetup>();
        services.AddScoped<YearOpener>();
        services.AddScoped<AccountNames>();
        services.AddScoped<EntityChoice>();
        services.AddScoped<Moments>();
        services.AddScoped<IVerifyCheck, BooksChecks>();
        services.AddScoped<IVerifyCheck, ControlAccounts>();
        services.AddScoped<IStorySource, JournalStory>();
        services.AddScoped<ISearchSource, JournalSearch>();
        services.AddScoped<IImporter, ChartImporter>();
        services.AddScoped<IImporter, JournalsImporter>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/accounting/trial-balance", (string? entity, string? from, string? asOf, string? knownAt, string? book, int? level, string? compare) =>
            new Mizan.Query(entity, from, asOf, knownAt, book, level ?? 4, compare));
        api.Ask("/accounting/accounts", (ApiList list) => new Chart.List.Query(list));
        api.Ask("/accounting/accounts/{account}/ledger", (string account, ApiList list) => new AccountLedger.Query(account, list));
        api.Ask("/accounting/journals", (ApiList list) => new Journals.List.Query(list));
        api.Ask("/accounting/journals/{reference}", (string reference) => new Journals.Details.Query(reference));
        api.Act("/accounting/journals", (JournalBody body, RequestKey key) =>
                new Post.Command(key, body.Date, body.Description ?? "", body.Lines ?? [], body.Entity))
            .Creates<Post.Posted>(posted => $"{HouseApi.Base}/accounting/journals/{posted.Reference}");
        api.Act("/accounting/journals/{reference}/reverse", async (string reference, ReverseBody body, RequestKey key, MediatR.IMediator mediator, CancellationToken cancelled) =>
                new Reverse.Command(key, await Named(reference, mediator, cancelled), body.Date, body.Reason ?? ""))
            .Creates<Post.Posted>(posted => $"{HouseApi.Base}/accounting/journals/{posted.Reference}");
        api.Ask("/accounting/years", () => new Years.List.Query())
            .Shows((IReadOnlyList<Years.List.Year> years) => new YearList(years, null));
        api.Act("/accounting/years", (YearBody body, RequestKey key) => new Open.Command(key, body.Year ?? 0, body.Entity));
        api.Act("/accounting/years/{year:int}/periods/{number:int}/close", (int year, int number, PeriodBody body, RequestKey key) =>
            new SetPeriod.Command(key, year, number, true, body.Reason ?? "", body.Entity));
        api.Act("/accounting/years/{year:int}/periods/{number:int}/reopen", (int year, int number, PeriodBody body, RequestKey key) =>
            new SetPeriod.Command(key, year, number, false, body.Reason ?? "", body.Entity));
        api.Ask("/accounting/rules", () => new Rules.Show.Query());
    }

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounting/accounts/lookup", async (string? q, MediatR.IMediator mediator, CancellationToken stop) =>
            Results.Json(await mediator.Send(new Chart.Find.Query(q), stop))).ExcludeFromDescription();

    internal sealed record JournalBody(DateOnly? Date = null, string? Description = null, IReadOnlyList<HandLine>? Lines = null, string? Entity = null);

    /// <summary>A journal by its id, or by its reference where the asker may see it.</summary>
    private static async Task<JournalId> Named(string reference, MediatR.IMediator mediator, CancellationToken cancelled) =>
        Guid.TryParse(reference, out var id) ? new JournalId(id) : (await mediator.Send(new Journals.Details.Query(reference), cancelled))?.Id ?? default;

    /// <summary>All of them stand in one answer: <see cref="Next"/> is always null.</summary>
    internal sealed record YearList(IReadOnlyList<Years.List.Year> Items, string? Next);

    internal sealed record ReverseBody(DateOnly? Date = null, string? Reason = null);

    internal sealed record YearBody(int? Year = null, string? Entity = null);

    internal sealed record PeriodBody(string? Reason = null, string? Entity = null);
}
