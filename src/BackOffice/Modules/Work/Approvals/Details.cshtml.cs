using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace BackOffice.Work.Approvals;

public sealed class DetailsModel(IMediator mediator, IStringLocalizer<ApprovalsWords> words) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public Guid RequestId { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? Sha256 { get; set; }

    public Details.Model? Shown { get; private set; }

    public ApprovalCard Card => new(
        Shown!.Id, words["approval.state." + Shown.State.ToString().ToLowerInvariant()], Shown.Changes, Shown.Reason, null, Shown.Maker, Shown.RequestedAt, Shown.Sha256,
        Shown.MayDecide, WhyNot: Shown.MayDecide ? null : words[Shown.State != ApprovalState.Waiting ? "approval.is-decided" : Shown.IsMine ? "approval.is-mine" : "approval.not-allowed"].Value);

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        RequestId = Guid.NewGuid();
        return Shown is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostApproveAsync() => Decide(() => Run(new Approve.Command(RequestId, Id, Sha256 ?? ""), _ => RedirectToPage(new { id = Id }), words["approval.approved"]));

    public Task<IActionResult> OnPostRejectAsync() => Decide(() => Run(new Reject.Command(RequestId, Id, Reason ?? ""), _ => RedirectToPage(new { id = Id }), words["approval.rejected"]));

    public Task<IActionResult> OnPostWithdrawAsync() => Decide(() => Run(new Withdraw.Command(RequestId, Id), _ => RedirectToPage(new { id = Id }), words["approval.withdrawn"]));

    protected override async Task Prepare() => Shown = await Mediator.Send(new Details.Query(Id), HttpContext.RequestAborted);

    // The page shows the approval again when the decision is refused; without the right to see it there is nothing to decide.
    private async Task<IActionResult> Decide(Func<Task<IActionResult>> run)
    {
        await Prepare();
        return Shown is null ? NotFound() : await run();
    }
}
