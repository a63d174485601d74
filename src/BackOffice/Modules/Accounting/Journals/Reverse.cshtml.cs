using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Accounting.Journals;

[OpensFor(AccountingPermissions.ReverseJournals)]
public sealed class ReverseModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Details.Journal Journal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Mediator.Send(new Details.Query(Reference)) is not { } journal)
            return NotFound();
        Journal = journal;
        Input = new Form { RequestId = Guid.CreateVersion7(), Date = journal.Date };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Mediator.Send(new Details.Query(Reference)) is not { } journal)
            return NotFound();
        Journal = journal;
        return await Run<Domain.Outcome<Post.Posted>>(
            new Reverse.Command(Input.RequestId, journal.Id, Input.Date, Input.Reason ?? ""), outcome => LocalRedirect($"/accounting/journals/{outcome.Value!.Reference}"));
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public DateOnly? Date { get; set; }
        public string? Reason { get; set; }
    }
}
