using System.Globalization;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Lists;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace BackOffice.Accounting.TrialBalance;

public sealed class IndexModel(IMediator mediator) : PageModel, Platform.Ui.IExports
{
    private HashSet<string> _parents = [];

    [BindProperty] public Form Input { get; set; } = new();

    public Mizan.Report Report { get; private set; } = null!;

    public int Level { get; private set; }

    /// <summary>The firm's legal entities; each has books of its own.</summary>
    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public int Leaves => Report.Items.Count(r => !HasParts(r));

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : BadRequest();

    /// <summary>Reads the typed days and goes to the address that says the same.</summary>
    public async Task<IActionResult> OnPostShowAsync()
    {
        if (ModelState.IsValid)
        {
            return LocalRedirect(Url(
                ("from", Day(Input.From)), ("asOf", Day(Input.AsOf)), ("knownAt", Day(Input.KnownAt)), ("compare", Day(Input.Compare)),
                ("entity", Input.Entity ?? Request.Query["entity"].ToString()), ("level", Request.Form["Level"].ToString())));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Load(keepTyped: true) ? Page() : BadRequest();
    }

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        await Load() ? new ListDownload<Mizan.Row>(MizanList.Declaration, ListRequest.All with { Limit = ListRequest.LimitMax }, format,
            step => Task.FromResult(Report.Items.ToSlice(MizanList.Declaration, step))) : BadRequest();

    public string? ExportLink(string format) => Url(("handler", "export"), ("format", format));

    public bool HasParts(Mizan.Row row) => _parents.Contains(row.Account);

    /// <summary>This address with some parameters set anew; null takes one away.</summary>
    public new string Url(params (string Name, string? Value)[] changes)
    {
        var query = Request.Query.Where(q => q.Key is not ("handler" or "format")).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        foreach (var (name, value) in changes)
            query[name] = value;
        return QueryHelpers.AddQueryString("/accounting/trial-balance", query.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    public string AccountUrl(Mizan.Row row) => QueryHelpers.AddQueryString($"/accounting/accounts/{row.Account}", new Dictionary<string, string?>
    {
        ["from"] = Invariant.Day(Report.From),
        ["asOf"] = Invariant.Day(Report.AsOf),
        ["entity"] = Request.Query["entity"].ToString() is { Length: > 0 } entity ? entity : null,
        ["knownAt"] = Request.Query["knownAt"].ToString() is { Length: > 0 } known ? known : null,
    }.Where(q => q.Value is not null));

    private async Task<bool> Load(bool keepTyped = false)
    {
        var q = Request.Query;
        Level = int.TryParse(q["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 4 ? level : (int)ChartLevel.SubAccount;
        var outcome = await mediator.Send(new Mizan.Query(q["entity"], q["from"], q["asOf"], q["knownAt"], q["book"], Level, q["compare"], Tree: true));
        if (outcome.Value is not { } report)
            return false;
        Report = report;
        var entities = await mediator.Send(new LegalEntities());
        Entities = [.. entities.Select(e => new SelectListItem(e.Name, e.Code))];
        _parents = [.. report.Items.SelectMany(r => Enumerable.Range(1, r.Level - 1).Select(l => Domain.Accounting.TrialBalance.CodeAt(r.Account, (ChartLevel)l)))];
        if (!keepTyped)
        {
            Input = new Form
            {
                Entity = entities.FirstOrDefault(e => e.Id.Value == report.Entity)?.Code,
                From = ListRequest.Of(q).Day("from"),
                AsOf = report.AsOf,
                KnownAt = ListRequest.Of(q).Day("knownAt"),
                Compare = report.Compare,
            };
        }
        return true;
    }

    private static string? Day(DateOnly? day) => day is { } d ? Invariant.Day(d) : null;

    public sealed class Form
    {
        public string? Entity { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? AsOf { get; set; }
        public DateOnly? KnownAt { get; set; }
        public DateOnly? Compare { get; set; }
    }
}
