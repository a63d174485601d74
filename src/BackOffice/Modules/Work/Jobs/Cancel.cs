using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Jobs;

/// <summary>
/// Asks a job to stop. One that waits is over at once; one that runs stops before its next chunk, and what it took until then stands.
/// Refused when it is over, or when it is somebody else's.
/// </summary>
public static class Cancel
{
    [OpenToAll("Everyone may stop the jobs they started; the handler asks for a right before stopping another's.")]
    public sealed record Command(Guid RequestId, JobId Job) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Job).NotEqual(default(JobId)).WithErrorCode("job.unknown");
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, JobSight sight, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == command.Job, cancellationToken);
            if (job is null || job.OwnerId != actor.UserId && !await sight.SeesAll(cancellationToken))
                return new Refusal("job.unknown");
            if (!await sight.MayCancel(job, cancellationToken))
                return new Refusal("job.not-yours", job.OwnerName);
            if (job.IsOver)
                return new Refusal("job.over");

            var now = clock.GetUtcNow();
            await db.Database.ExecuteSqlAsync(
                $"update platform.job_signal set cancelled_by = {actor.UserId.Value}, cancel_asked_at = {now} where job_id = {command.Job.Value} and cancel_asked_at is null",
                cancellationToken);
            // Skips a row that a chunk holds: then it runs, and reads the signal before the next one.
            await db.Database.ExecuteSqlAsync(
                $"""
                 update platform.job set state = 'Cancelled', finished_at = {now}
                 where id = (select id from platform.job where id = {command.Job.Value} and state = 'Queued' for update skip locked)
                 """, cancellationToken);
            db.Audit(new JobCancelAsked(command.Job));
            return Outcome.Done;
        }
    }
}
