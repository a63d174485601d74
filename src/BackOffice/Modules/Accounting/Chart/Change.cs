using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Chart;

/// <summary>
/// Adds an account to the entity's chart, or names one anew from a day on. Refused when the code does not sit below an account of the
/// chart, and for control accounts, which the set-up makes.
/// </summary>
public static class Change
{
    /// <param name="From">The first day it counts; an account that is there already keeps its earlier name until then.</param>
    [Requires(AccountingPermissions.EditChart)]
    public sealed record Command(
        Guid RequestId, string Code, string NameTr, string NameEn, EntrySide NormalBalance, DateOnly? From, string? Entity = null) : ICommand;

    public sealed record AccountChanged(EntityId Entity, string Code, string? OldNameTr, string NameTr, string? OldNameEn, string NameEn, DateOnly From, Guid Account) : Fact
    {
        public override IEnumerable<ObjectRef> About() => [new ObjectRef("chart-account", Account, Code)];

        public override EntityId EntityOf() => Entity;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).Matches(@"^[1-9][0-9]{2}(\.[0-9A-Za-z]{1,12}){0,4}$").WithErrorCode("chart.code-form");
            RuleFor(c => c.NameTr).NotEmpty().WithErrorCode("field.missing").MaximumLength(200).WithErrorCode("field.too-long").WithState(_ => new object?[] { 200 });
            RuleFor(c => c.NameEn).NotEmpty().WithErrorCode("field.missing").MaximumLength(200).WithErrorCode("field.too-long").WithState(_ => new object?[] { 200 });
            RuleFor(c => c.From).NotNull().WithErrorCode("field.missing");
        }
    }

    internal sealed class Where(EntityChoice entities) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            new((await entities.Read(request.Entity, cancellationToken)).Value);
    }

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var chosen = await entities.Read(command.Entity, cancellationToken);
            if (chosen.Refusal is { } unknown)
                return unknown;
            var entity = chosen.Value;
            var from = command.From!.Value;
            var now = clock.GetUtcNow();
            var chart = db.ChartAccounts;
            var parent = command.Code[..Math.Max(command.Code.LastIndexOf('.'), 0)];
            if (parent.Length > 0 && !await chart.AnyAsync(a => a.EntityId == entity && a.Code == parent && Ranges.Covers(a.Known, now), cancellationToken))
                return new Refusal("chart.parent-unknown", command.Code, parent).At("code");

            if (parent.Length > 0 && await ParentsInUse.Find(db, entity, [parent], now, cancellationToken) is { Count: > 0 })
                return new Refusal("chart.parent-posted", command.Code, parent).At("code");

            var old = await chart.FirstOrDefaultAsync(
                a => a.EntityId == entity && a.Code == command.Code && Ranges.Covers(a.Known, now) && Ranges.Covers(a.Valid, from), cancellationToken);
            if (old?.Control is not null)
                return new Refusal("chart.control-fixed", command.Code).At("code");
            if (old is not null)
            {
                old.Close(now);
                if (old.Valid.From < from)
                    chart.Add(new ChartAccount(Guid.CreateVersion7(now), entity, old.Code, old.NameTr, old.NameEn, old.NormalSide, null,
                        new DateRange(old.Valid.From, from), new TimeRange(now)));
            }
            var account = new ChartAccount(
                Guid.CreateVersion7(now), entity, command.Code, command.NameTr, command.NameEn, command.NormalBalance, null,
                new DateRange(from, old?.Valid.To), new TimeRange(now));
            chart.Add(account);
            db.Audit(new AccountChanged(entity, command.Code, old?.NameTr, command.NameTr, old?.NameEn, command.NameEn, from, account.Id));
            return Outcome.Done;
        }
    }
}
