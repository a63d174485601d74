using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Jobs;

/// <summary>Closes a job. Sent by the product itself, so that a job whose owner lost the right to it can still be closed.</summary>
public static class FinishJob
{
    /// <param name="Counts">What work that took nothing on its way (a dry run) came to, by member of the file.</param>
    [Requires("jobs.finish")]
    public sealed record Command(
        Guid RequestId, JobId Job, JobEnd End, [property: JsonIgnore] IReadOnlyList<(string? FileName, JobCounts Counts)> Counts) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.End.State)
            .Must(s => s is JobState.Done or JobState.Failed or JobState.Cancelled).WithErrorCode("job.not-over");
    }

    public sealed class Handler(BackOfficeDb db, TimeProvider clock, IRecordIntake records) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!await JobSteps.Finish(db, command.Job, command.End, clock.GetUtcNow(), cancellationToken))
                return new Refusal("job.over");
            foreach (var (fileName, counts) in command.Counts)
                await JobSteps.Count(db, command.Job, counts, fileName, cancellationToken);
            if (command.End.Fact is { } fact)
                db.Audit(fact);
            if (command.End.ResultFile is { } made)
            {
                var jobs = db.Jobs;
                var job = await jobs.AsNoTracking().SingleAsync(j => j.Id == command.Job, cancellationToken);
                var name = job.FileName ?? job.Kind;
                await records.Keep(
                    [new RecordToKeep(new RecordSource(RecordSources.JobResult, job.Id.Value, job.Kind), job.EntityId, made, name, name) { Language = job.Language }], cancellationToken);
            }
            db.Audit(new JobEnded(command.Job, command.End.State.ToString(), command.End.Error?.Code));
            return Outcome.Done;
        }
    }
}
