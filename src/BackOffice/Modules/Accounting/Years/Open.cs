using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Setup;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Years;

/// <summary>
/// Opens a fiscal year of an entity: twelve months and an adjustment period. The first year lays the entity's books (uniform chart, roles,
/// rules). Refused when the year is open already.
/// </summary>
/// <remarks>Source: VUK 174 (calendar year).</remarks>
public static class Open
{
    [Requires(AccountingPermissions.OpenYears)]
    public sealed record Command(Guid RequestId, int Year, string? Entity = null) : ICommand;

    public sealed record YearOpened(EntityId Entity, int Year, bool LaidBooks) : Fact
    {
        public override IEnumerable<ObjectRef> About() => [new ObjectRef("legal-entity", Entity.Value)];

        public override EntityId EntityOf() => Entity;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Year).InclusiveBetween(1990, 2100).WithErrorCode("year.out-of-range")
            .WithState(c => new object?[] { c.Year });
    }

    internal sealed class Where(EntityChoice entities) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            new((await entities.Read(request.Entity, cancellationToken)).Value);
    }

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities, YearOpener opener) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var chosen = await entities.Read(command.Entity, cancellationToken);
            if (chosen.Refusal is { } unknown)
                return unknown;
            var entity = chosen.Value;
            var opened = await opener.Open(entity, command.Year, cancellationToken);
            if (opened.Refusal is { } refusal)
                return refusal;
            db.Audit(new YearOpened(entity, command.Year, opened.Value));
            return Outcome.Done;
        }
    }
}

/// <summary>Opens years for the command and for files of past years that ask for it.</summary>
internal sealed class YearOpener(BackOfficeDb db, BooksSetup setup, IMediator mediator)
{
    /// <summary>Whether the entity's books were laid by it.</summary>
    public async Task<Outcome<bool>> Open(EntityId entity, int year, CancellationToken cancellationToken)
    {
        var firm = (await mediator.Send(new LegalEntities(), cancellationToken)).FirstOrDefault(e => e.Id == entity);
        if (firm is null)
            return new Refusal("entity.unknown").At("entity");
        var years = db.FiscalYears;
        var exists = await years.AnyAsync(y => y.EntityId == entity && y.Year == year, cancellationToken);
        var made = FiscalYear.Open(entity, year, exists);
        if (made.Refusal is { } refusal)
            return refusal;
        var laid = await setup.Ensure(entity, firm.FunctionalCurrency, cancellationToken);
        db.FiscalYears.Add(made.Value.Year);
        db.Periods.AddRange(made.Value.Periods);
        return laid;
    }
}
