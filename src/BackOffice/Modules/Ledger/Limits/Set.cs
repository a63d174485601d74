using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Limits;

/// <summary>
/// Sets, from a day on, how low available balances of accounts in a role may go: blocked below it, or only shown.
/// The rule that stood before keeps its past.
/// </summary>
public static class Set
{
    /// <param name="Role">client or firm.</param>
    /// <param name="AssetKind">cash or security.</param>
    /// <param name="Act">block or warn.</param>
    /// <param name="Source">Where the rule stands written.</param>
    [Requires("ledger.set-limits")]
    public sealed record Command(
        Guid RequestId, string? Role, string? AssetKind, LimitAct? Act, decimal? Floor, DateOnly? From, string? Source, string? Entity = null) : ICommand, IOfEntity;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Role).Must(r => r is AccountRoles.Client or AccountRoles.Firm).WithErrorCode("limit.role-wrong");
            RuleFor(c => c.AssetKind).Must(k => k is LimitRow.Cash or LimitRow.Security).WithErrorCode("limit.asset-kind-wrong");
            RuleFor(c => c.Act).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Floor).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.From).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Source).NotEmpty().WithErrorCode("field.missing").MaximumLength(200).WithErrorCode("movement.description-too-long");
        }
    }

    internal sealed class Handler(BackOfficeDb db, LedgerReader reader, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var entity = await reader.Entity(command.Entity, null, cancellationToken);
            if (entity.Refusal is { } unknown)
                return unknown;
            if (entity.Value is not { } of)
                return new Refusal("entity.needed").At("entity");

            var now = clock.GetUtcNow();
            var from = command.From!.Value;
            var standing = await db.LimitRows.Where(r => r.EntityId == of && r.Role == command.Role && r.AssetKind == command.AssetKind)
                .Where(r => Ranges.Covers(r.Known, now)).ToListAsync(cancellationToken);
            var before = standing.Find(r => r.Valid.Contains(from));
            // What overlaps the new days is known otherwise from now on; the days before it stay as they were.
            foreach (var row in standing.Where(r => r.Valid.Overlaps(new DateRange(from))))
            {
                row.Close(now);
                if (row.Valid.From < from)
                    db.Add(new LimitRow(Guid.CreateVersion7(now), of, row.Role, row.AssetKind, row.Act, row.Floor, row.Source, row.Valid with { To = from }, new TimeRange(now)));
            }
            db.Add(new LimitRow(
                Guid.CreateVersion7(now), of, command.Role!, command.AssetKind!, command.Act!.Value, command.Floor!.Value, command.Source!.Trim(),
                new DateRange(from), new TimeRange(now)));
            db.Audit(new LimitSet(of, command.Role!, command.AssetKind!, before?.Act.ToString(), command.Act.Value.ToString(), before?.Floor, command.Floor.Value, from, command.Source!.Trim()));
            return Outcome.Done;
        }
    }
}

/// <summary>A limit of available balances was set.</summary>
public sealed record LimitSet(EntityId Entity, string Role, string AssetKind, string? OldAct, string Act, decimal? OldFloor, decimal Floor, DateOnly From, string Source) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new ObjectRef("entity", Entity.Value)];

    public override EntityId EntityOf() => Entity;
}
