using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Accounting.Journals;

[OpensFor(AccountingPermissions.PostJournals)]
public sealed class NewModel(IMediator mediator) : CommandPage(mediator)
{
    private const int FirstLines = 4;

    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    /// <summary>What the accounts typed so far are called.</summary>
    public IReadOnlyDictionary<string, string> AccountNames { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync()
    {
        Input = new Form
        {
            RequestId = Guid.CreateVersion7(),
            Date = HttpContext.RequestServices.GetRequiredService<FirmZone>().Today,
            Lines = [.. Enumerable.Range(0, FirstLines).Select(_ => new LineForm())],
        };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync()
    {
        // Lines left wholly empty are no lines; those that stay keep their numbers on the page.
        while (Input.Lines.Count > 2 && Input.Lines[^1].IsEmpty)
            Input.Lines.RemoveAt(Input.Lines.Count - 1);
        return Run(Input.ToCommand(), outcome => LocalRedirect($"/accounting/journals/{outcome.Value!.Reference}"));
    }

    protected override async Task Prepare()
    {
        Entities = [.. (await Mediator.Send(new LegalEntities())).Select(e => new SelectListItem(e.Name, e.Code))];
        var codes = Input.Lines.Select(l => l.Account?.Trim()).OfType<string>().Where(c => c.Length > 0).Distinct().ToList();
        if (codes.Count > 0)
            AccountNames = await Mediator.Send(new Chart.Find.Named(codes));
    }

    private Task<IActionResult> Run(Post.Command command, Func<Domain.Outcome<Post.Posted>, IActionResult> next) =>
        Run<Domain.Outcome<Post.Posted>>(command, next);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public DateOnly? Date { get; set; }
        public string? Entity { get; set; }
        public string? Description { get; set; }
        public List<LineForm> Lines { get; set; } = [];

        public Post.Command ToCommand() => new(RequestId, Date, Description ?? "", [.. Lines.Select(l => l.ToLine())], Entity);
    }

    public sealed class LineForm
    {
        public string? Account { get; set; }
        public decimal? Debit { get; set; }
        public decimal? Credit { get; set; }
        public string? Currency { get; set; }
        public decimal? Rate { get; set; }
        public string? Desk { get; set; }
        public string? Text { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Account) && Debit is null && Credit is null;

        public HandLine ToLine() => new(
            Account?.Trim() ?? "", Debit, Credit, string.IsNullOrWhiteSpace(Currency) ? null : Currency.Trim().ToUpperInvariant(), Rate,
            string.IsNullOrWhiteSpace(Desk) ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["desk"] = Desk.Trim() }, Text);
    }
}
