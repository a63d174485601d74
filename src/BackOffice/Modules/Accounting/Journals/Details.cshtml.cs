using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Accounting.Journals;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Details.Journal Journal { get; private set; } = null!;

    public bool MayReverse { get; private set; }

    public IReadOnlyList<WhyRule> Rules { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new Details.Query(reference), cancellationToken) is not { } journal)
            return NotFound();
        Journal = journal;
        MayReverse = await this.May(AccountingPermissions.ReverseJournals);
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        Rules = [.. (journal.Why?.Lines ?? []).Select(l => new WhyRule(
            l.Amount == 0 ? WhyState.Out : WhyState.Used, $"{l.Role} → {l.Account}", l.RuleText, l.RoleMissing ? words["journal.role-missing"] : null))];
        return Page();
    }
}
