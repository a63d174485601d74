using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using BackOffice.Reference.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Events;

/// <summary>
/// Says that something happened from which rules count: an account was closed, an employee left, a contract ended. About a party it counts for
/// all records of that party. Said again it is a correction: lengthening counts at once, shortening needs a second person.
/// </summary>
public static class Say
{
    /// <param name="Kind">The trigger that rules name.</param>
    /// <param name="Party">Code of the party; else <paramref name="Record"/>.</param>
    /// <param name="Record">Reference of one record.</param>
    [Requires(RecordsPermissions.RecordEvents)]
    public sealed record Command(Guid RequestId, string? Kind, string? Party, string? Record, DateOnly? On, string? Note) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).NotEmpty().WithErrorCode("field.missing").Matches("^[a-z][a-z0-9-]{1,39}$").WithErrorCode("retention.trigger-form").NotEqual(RetentionBook.Created).WithErrorCode("event.created-by-itself");
            RuleFor(c => c.On).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Note).NotEmpty().WithErrorCode("field.missing").MaximumLength(500).WithErrorCode("field.too-long").WithState(_ => new object?[] { 500 });
            RuleFor(c => c.Party).Must((c, _) => string.IsNullOrWhiteSpace(c.Party) != string.IsNullOrWhiteSpace(c.Record)).WithErrorCode("event.about-one");
        }
    }

    internal sealed class ScopeOf(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(actor.HomeEntity));
    }

    /// <summary>What the event is about, and what was believed of it before.</summary>
    internal sealed class About(BackOfficeDb db, Sights sights, IMediator mediator, Actor actor)
    {
        public async Task<Outcome<(PartyId? Party, RecordId? Record, string Name, EventRow? Before)>> Of(Command command, CancellationToken cancellationToken)
        {
            PartyId? party = null;
            RecordId? record = null;
            string name;
            if (!string.IsNullOrWhiteSpace(command.Party))
            {
                var code = command.Party.Trim();
                if (!(await mediator.Send(new FindParties([code]), cancellationToken)).TryGetValue(code, out var found))
                    return new Refusal("party.unknown", code).At("party");
                (party, name) = (found.Id, $"{found.Code} {found.Name}");
            }
            else
            {
                var reference = command.Record!.Trim();
                var mine = (await sights.Mine(cancellationToken)).Of(db.Records.AsNoTracking());
                if (await mine.Where(r => r.Reference == reference).Select(r => new { r.Id, r.Title }).SingleOrDefaultAsync(cancellationToken) is not { } found)
                    return new Refusal("record.unknown", reference).At("record");
                (record, name) = (found.Id, $"{reference} {found.Title}");
            }
            var before = await db.RecordEvents.Where(e => e.EntityId == actor.HomeEntity && e.Kind == command.Kind && e.PartyId == party && e.RecordId == record && Ranges.IsOpen(e.Known))
                .SingleOrDefaultAsync(cancellationToken);
            return Outcome.Of<(PartyId?, RecordId?, string, EventRow?)>((party, record, name, before));
        }
    }

    internal sealed class Policy(About about) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            var found = (await about.Of(command, cancellationToken)).Value;
            if (found.Before is not { } before || command.On >= before.OnDate)
                return null;
            return new SecondPerson(
                RecordsPermissions.ApproveRetention, new Scope(before.EntityId), "approval.event", ["@trigger." + command.Kind, found.Name],
                [new FieldChange("field.on", Invariant.Day(before.OnDate), Invariant.Day(command.On!.Value)), new FieldChange("field.note", before.Note, command.Note)],
                [new TargetVersion("records.record_event", before.Id, before.Version)]);
        }
    }

    internal sealed class Handler(BackOfficeDb db, About about, Recount recount, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var outcome = await about.Of(command, cancellationToken);
            if (outcome.Refusal is { } refusal)
                return refusal;
            var (now, (party, record, name, before)) = (clock.GetUtcNow(), outcome.Value);
            before?.Close(now);
            var row = new EventRow(
                Guid.CreateVersion7(now), actor.HomeEntity, command.Kind!, party, record, name, command.On!.Value, command.Note!.Trim(), new TimeRange(now), actor.UserId, actor.Name);
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            var counted = party is { } of ? await recount.OfParty(of, cancellationToken) : await recount.Of(record!.Value, cancellationToken);
            db.Audit(new RecordEventSaid(row.Id, row.Kind, party?.Value ?? record!.Value.Value, party is null ? "record" : "party", name, before?.OnDate, row.OnDate, row.Note, counted, row.EntityId));
            return Outcome.Done;
        }
    }
}

/// <summary>Something happened from which the retention of records counts.</summary>
public sealed record RecordEventSaid(
    Guid Event, string Kind, Guid Subject, string SubjectKind, string Name, DateOnly? OldOn, DateOnly On, string Note, int RecordsCounted, EntityId Entity) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new(SubjectKind, Subject, Name)];

    public override EntityId EntityOf() => Entity;
}
