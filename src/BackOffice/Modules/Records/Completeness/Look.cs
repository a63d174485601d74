using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Completeness;

/// <summary>The look of the day: what should be a record against what is one, written down; and the classes whose rules changed today counted anew.</summary>
public static class Look
{
    [Requires(RecordsPermissions.Keep)]
    public sealed record Command(Guid RequestId) : ICommand<Outcome<int>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.RequestId).NotEmpty().WithErrorCode("field.missing");
    }

    internal sealed class Handler(BackOfficeDb db, Sources sources, RetentionBook book, Recount recount, TimeProvider clock) : IRequestHandler<Command, Outcome<int>>
    {
        public async Task<Outcome<int>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (now, counts) = (clock.GetUtcNow(), await sources.Counts(cancellationToken));
            var missing = await sources.Missing(cancellationToken);
            var look = new CompletenessLook(Guid.CreateVersion7(now), now, counts.Sum(c => c.Expected), counts.Sum(c => c.Missing), [.. missing.Select(Sources.Named)]);
            db.CompletenessLooks.Add(look);
            db.Audit(new CompletenessLooked(look.Id, look.Expected, look.Missing, look.Names));

            // A rule said ahead comes into force without anybody doing anything; a look that was missed is made up for.
            var (today, lately) = (book.Today, book.Today.AddDays(-7));
            var rules = await db.RetentionRules.AsNoTracking().Where(r => Ranges.Covers(r.Known, now)).Select(r => new { r.Class, r.Valid }).ToListAsync(cancellationToken);
            foreach (var moved in rules.Where(r => (r.Valid.From > lately && r.Valid.From <= today) || (r.Valid.To > lately && r.Valid.To <= today)).Select(r => r.Class).Distinct(StringComparer.Ordinal))
                await recount.OfClass(moved, cancellationToken);
            return (int)look.Missing;
        }
    }
}

/// <summary>The records were counted against what happened.</summary>
public sealed record CompletenessLooked(Guid Look, long Expected, long Missing, IReadOnlyList<string> Names) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("completeness-look", Look)];
}

/// <summary>The look, every morning before the day begins.</summary>
internal sealed class LookWork : IJobWork
{
    public const string Work = "records-completeness";

    public static readonly Recurring Daily = new(Work, "30 6 * * *", new NewJob(Work, Work, RecordsPermissions.Keep));

    public string Name => Work;

    public async Task<JobEnd> Run(JobRun run, CancellationToken cancellationToken)
    {
        var outcome = await run.Mediator.Send(new Look.Command(run.Job.Id.Value), cancellationToken);
        return outcome.Refusal is { } refusal ? JobEnd.Failed(refusal) : JobEnd.Done();
    }
}

/// <summary>Texts that were left behind by a crash between two jobs are taken at night.</summary>
internal static class TextsAtNight
{
    public static readonly Recurring Nightly = new(Texts.TextWork.Work, "15 3 * * *", Texts.TextWork.Job);
}
