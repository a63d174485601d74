using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Work.Jobs;

public sealed class DetailsModel(IMediator mediator, Words words) : CommandPage(mediator)
{
    /// <summary>Rows shown on the page; the rest is in the download.</summary>
    private const int RowsShown = 100;

    [BindProperty] public Guid RequestId { get; set; } = Guid.CreateVersion7();

    public Details.View Job { get; private set; } = null!;
    public Sheet<Rejected.Row>? Rejected { get; private set; }
    public JobProgress Progress { get; private set; } = null!;

    public string Title => $"{words["import.kind." + Job.Kind]} · {Job.FileName ?? Job.Kind}";

    /// <summary>The state as a sentence.</summary>
    public string Sentence => words[Job is { CancelAsked: true, FinishedAt: null } ? "job.sentence.stopping" : $"job.sentence.{Job.State}"];

    public async Task<IActionResult> OnGetAsync(Guid id) => await Read(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(Guid id) =>
        await Read(id) ? await Run(new Cancel.Command(RequestId, new JobId(id)), "Details", new { id }, words["job.sentence.stopping"]) : NotFound();

    private async Task<bool> Read(Guid id)
    {
        if (await Mediator.Send(new Details.Query(new JobId(id)), HttpContext.RequestAborted) is not { } job)
            return false;
        Job = job;
        Progress = JobProgressOf.View(job, words);
        if (job.Rejected > 0)
        {
            var request = ListRequest.Of(Request.Query.Where(q => q.Key is not ("handler" or "id"))) with { Limit = RowsShown };
            var slice = await Mediator.Send(new Rejected.Query(job.Id, request), HttpContext.RequestAborted);
            if (slice.Refusal is null)
                Rejected = new Sheet<Rejected.Row>(Jobs.Rejected.Rows, request, slice);
        }
        return true;
    }
}

/// <summary>A job as the progress part shows it, on the page and in the stream.</summary>
internal static class JobProgressOf
{
    public static JobProgress View(Details.View job, Words words)
    {
        var seconds = job.StartedAt is { } from ? ((job.FinishedAt ?? job.Now) - from).TotalSeconds : 0;
        return new JobProgress(
            job.Id.Value, words["import.kind." + job.Kind], job.State, words["job.state." + job.State], job.Processed, job.Total > 0 ? job.Total : null, job.Rejected,
            RowsPerSecond: seconds > 1 ? job.Processed / seconds : null, RejectedLink: job.Rejected > 0 ? "#rejected" : null, CanCancel: job.MayCancel);
    }
}
