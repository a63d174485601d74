using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using BackOffice.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Records.Documents;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Details.Result Record { get; private set; } = null!;

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    public string ClassName => Cultures.IsTurkish ? Record.ClassNameTr : Record.ClassNameEn;

    public bool IsHeld => Record.Holds.Any(h => h.ReleasedAt is null);

    /// <summary>"Kept until … because …", in one sentence.</summary>
    public string Kept => Record.Keep switch
    {
        Persistence.KeepState.Until => Words.Of("kept.until", Record.KeptUntil),
        Persistence.KeepState.Open => Words["kept.open"],
        _ => Words["kept.unruled"],
    } + " " + (Record.Because.Count > 0 ? Record.Because[0] : "");

    public IReadOnlyList<WhyRule> Rules => [.. Record.Findings.Select((f, i) => new WhyRule(
        f.Reason switch
        {
            RetentionReason.Decides or RetentionReason.EventMissing or RetentionReason.Held or RetentionReason.NoRule or RetentionReason.HoldDelays => WhyState.Used,
            RetentionReason.Shorter or RetentionReason.OutlastedByMissingEvent => WhyState.Lost,
            _ => WhyState.Out,
        },
        f.Rule?.LegalRef is { Length: > 0 } source ? source : f.Hold?.Name ?? Words["because." + Platform.Lists.Invariant.Kebab(f.Reason.ToString()) + "-title"], Record.Because[i]))];

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await mediator.Send(new Details.Query(reference), HttpContext.RequestAborted) is not { } found)
            return NotFound();
        Record = found;
        return Page();
    }

    /// <summary>The content, always as a file to save.</summary>
    public async Task<IActionResult> OnGetContentAsync(string reference) =>
        await mediator.Send(new Content.Query(reference), HttpContext.RequestAborted) is { } content
            ? File(content.Stream, content.MediaType, content.FileName)
            : NotFound();
}
