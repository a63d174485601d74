using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Platform.Ui;

/// <summary>
/// A page with a form that sends a command. Done goes on to the next page; waiting for a second person goes to the approval;
/// refused shows the same page again with the reasons beside the fields and everything that was typed.
/// <code>public Task&lt;IActionResult&gt; OnPostAsync() => Run(Input.ToCommand(), "Details", new { id = Input.Instruction });</code>
/// </summary>
public abstract class CommandPage(IMediator mediator) : PageModel
{
    protected IMediator Mediator => mediator;

    /// <summary>Set when somebody changed the row meanwhile; <c>&lt;conflict&gt;</c> shows it.</summary>
    public ConflictView? Conflict { get; private set; }

    /// <summary>What the page shows around its form (options, the record's head); called before each showing after a post.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>The form as it would be filled from the record now; the conflict view compares with it. Null when there is nothing to compare.</summary>
    protected virtual Task<object?> Theirs() => Task.FromResult<object?>(null);

    /// <summary>What the conflict view shows; a page whose form is no plain object says it itself.</summary>
    protected virtual async Task<ConflictView?> Compare() => await Theirs() is { } theirs ? ConflictView.Merge(this, theirs) : null;

    /// <summary>The input that a refusal's field belongs beside.</summary>
    protected virtual string NameOf(string field) => Refusals.Name(this, field);

    /// <param name="next">Page to go on to when done, as in <c>RedirectToPage</c>.</param>
    /// <param name="notice">Sentence shown there; the shared "Done." unless given.</param>
    protected Task<IActionResult> Run<T>(ICommand<T> command, string next, object? values = null, string? notice = null) where T : IOutcome =>
        Run(command, _ => RedirectToPage(next, values), notice);

    protected async Task<IActionResult> Run<T>(ICommand<T> command, Func<T, IActionResult> next, string? notice = null) where T : IOutcome
    {
        if (!ModelState.IsValid)
            return await Again();
        var outcome = await mediator.Send(command, HttpContext.RequestAborted);
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        if (outcome.Approval is { } approval)
        {
            TempData["notice"] = words["approval.waiting"];
            return LocalRedirect($"/work/approvals/{approval}");
        }
        if (outcome.Refusal is not { } refusal)
        {
            TempData["notice"] = notice ?? words["done"];
            return next(outcome);
        }
        await Explain(refusal);
        return await Again();
    }

    /// <summary>Puts a refusal into the page's errors without running anything: for what the page itself finds.</summary>
    protected async Task<IActionResult> Refuse(Refusal refusal)
    {
        await Explain(refusal);
        return await Again();
    }

    /// <summary>Shows the page again with the errors it has already put beside its fields.</summary>
    protected Task<IActionResult> Refuse() => Again();

    private async Task Explain(Refusal refusal)
    {
        this.AddErrors(refusal, NameOf);
        if (refusal.Code == RefusalCodes.RowChanged)
            Conflict = await Compare();
    }

    private async Task<IActionResult> Again()
    {
        await Prepare();
        ViewData["Conflict"] = Conflict;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
