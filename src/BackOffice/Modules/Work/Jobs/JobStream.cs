using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.Extensions.Localization;

namespace BackOffice.Work.Jobs;

/// <summary>
/// Sends a page its job's progress, drawn by the same part that the page has. It ends with the job, whereupon the page loads anew, and after
/// some minutes anyway, so that the browser comes back and is asked anew who it is.
/// </summary>
internal static class JobStream
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work/jobs/{id:guid}/stream", Open);
        routes.MapGet("/work/jobs/{id:guid}/file", ResultFile);
    }

    /// <summary>What a job made, to those who may see the job.</summary>
    internal static async Task<IResult> ResultFile(Guid id, HttpContext http, IMediator mediator, IFileStore files)
    {
        var job = await mediator.Send(new Details.Query(new JobId(id)), http.RequestAborted);
        return job?.ResultFile is { } file
            ? Results.Stream(await files.Open(file, http.RequestAborted), "application/octet-stream", job.FileName ?? job.Kind)
            : Results.NotFound();
    }

    private static async Task<IResult> Open(Guid id, HttpContext http, IMediator mediator, TimeProvider clock, IHostApplicationLifetime host, Drawing drawing)
    {
        var job = await mediator.Send(new Details.Query(new JobId(id)), http.RequestAborted);
        if (job is null)
            return Results.NotFound();
        // Told to stop, EventSource stops; without this it would ask again for ever.
        if (job.FinishedAt is not null && http.Request.Headers.ContainsKey("Last-Event-ID"))
            return Results.NoContent();
        var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        http.Response.RegisterForDispose(over);
        return TypedResults.ServerSentEvents(Events(job, mediator, clock, drawing, over.Token));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        Details.View seen, IMediator mediator, TimeProvider clock, Drawing drawing, [EnumeratorCancellation] CancellationToken over)
    {
        var (opened, told) = (clock.GetTimestamp(), clock.GetTimestamp());
        var first = true;
        while (!over.IsCancellationRequested && clock.GetElapsedTime(opened) < Longest)
        {
            var job = first ? seen : await mediator.Send(new Details.Query(seen.Id), over);
            if (job is null)
                yield break;
            if (first || Moved(seen, job))
            {
                yield return new SseItem<string>(drawing.Of(job), "progress")
                {
                    EventId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{job.Processed}-{job.State}"),
                    ReconnectionInterval = TimeSpan.FromSeconds(2),
                };
                told = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(told) > BeatEvery)
            {
                yield return new SseItem<string>("", "beat");
                told = clock.GetTimestamp();
            }
            (seen, first) = (job, false);
            if (job.FinishedAt is not null)
            {
                yield return new SseItem<string>(job.State, "end");
                yield break;
            }
            await Task.Delay(LookEvery, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The progress part as text, in the reader's language.</summary>
    internal sealed class Drawing(Icons icons, IStringLocalizer<UiWords> ui, Words words)
    {
        public string Of(Details.View job) => JobProgressTag.Html(JobProgressOf.View(job, words), icons, ui);
    }

    private static bool Moved(Details.View before, Details.View now) =>
        before.State != now.State || before.Processed != now.Processed || before.Total != now.Total || before.CancelAsked != now.CancelAsked;
}
