using BackOffice.Domain;
using BackOffice.Domain.Text;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Holds;

/// <summary>
/// Places a legal hold on every record that a search finds: none of them may be disposed of until two people release it. The clock of
/// retention goes on. Refused when the search finds nothing.
/// </summary>
public static class Place
{
    /// <param name="Name">What people call the matter.</param>
    /// <param name="Q">The search: words, and a class and year that narrow it.</param>
    [Requires(RecordsPermissions.PlaceHolds)]
    public sealed record Command(Guid RequestId, string? Name, string? Reason, string? Q, string? Class, int? Year) : ICommand<Outcome<Placed>>;

    public sealed record Placed(string Reference, int Records);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().WithErrorCode("field.missing").MaximumLength(200).WithErrorCode("field.too-long").WithState(_ => new object?[] { 200 });
            RuleFor(c => c.Reason).NotEmpty().WithErrorCode("hold.reason-missing").MaximumLength(HoldRow.ReasonLengthMax).WithErrorCode("field.too-long").WithState(_ => new object?[] { HoldRow.ReasonLengthMax });
            RuleFor(c => c.Q).Must((c, _) => !string.IsNullOrWhiteSpace(c.Q) || !string.IsNullOrWhiteSpace(c.Class) || c.Year is not null).WithErrorCode("hold.search-missing");
        }
    }

    internal sealed class ScopeOf(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, Sights sights, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome<Placed>>
    {
        public async Task<Outcome<Placed>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (now, sight) = (clock.GetUtcNow(), await sights.Mine(cancellationToken));
            var terms = SearchFold.TsQuery(command.Q ?? "");
            if (!string.IsNullOrWhiteSpace(command.Q) && terms is null)
                return new Refusal("hold.finds-nothing").At("q");
            var id = Guid.CreateVersion7(now);
            var recordClass = string.IsNullOrWhiteSpace(command.Class) ? null : command.Class;
            var count = await db.Database.ExecuteSqlAsync(
                $"""
                 insert into records.held_record (hold_id, record_id)
                 select {id}, s.record_id from records.record_search s
                 where ({terms}::text is null or s.terms @@ to_tsquery('simple', {terms}))
                   and ({sight.AllEntities} or s.entity_id = any({sight.Entities})) and ({sight.AllDesks} or s.desk = any({sight.Desks})) and s.class <> all({sight.Hidden})
                   and ({recordClass}::text is null or s.class = {recordClass}) and ({command.Year}::int is null or s.year = {command.Year})
                 """, cancellationToken);
            if (count == 0)
                return new Refusal("hold.finds-nothing").At("q");
            var number = await db.Database.SqlQuery<long>($"""select nextval('records.hold_number') as "Value" """).SingleAsync(cancellationToken);
            var reference = Sequences.Reference("HLD", now.Year, number);
            var search = Address(command.Q, recordClass, command.Year);
            db.Holds.Add(new HoldRow(new HoldId(id), actor.HomeEntity, reference, command.Name!.Trim(), command.Reason!.Trim(), search, count, now, actor.UserId, actor.Name));
            db.Audit(new HoldPlaced(id, reference, command.Name.Trim(), command.Reason.Trim(), search, count, actor.HomeEntity));
            return new Placed(reference, count);
        }
    }

    /// <summary>The search as the address that shows it.</summary>
    internal static string Address(string? q, string? recordClass, int? year) => "/records/search" + Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("", new[]
    {
        new KeyValuePair<string, string?>("q", q?.Trim()), new("class", recordClass), new("year", year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}

/// <summary>A legal hold was placed on records.</summary>
public sealed record HoldPlaced(Guid Hold, string Reference, string Name, string Reason, string Search, int Records, EntityId Entity) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("hold", Hold, Reference)];

    public override EntityId EntityOf() => Entity;
}
