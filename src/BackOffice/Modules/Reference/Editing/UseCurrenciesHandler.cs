using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Firm;
using BackOffice.Reference.Kinds;
using FluentValidation;
using MediatR;

namespace BackOffice.Reference.Editing;

internal sealed class UseCurrenciesValidator : AbstractValidator<UseCurrencies>
{
    public UseCurrenciesValidator() => RuleFor(c => c.Codes).NotEmpty().WithErrorCode("field.missing-value");
}

internal sealed class UseCurrenciesHandler(BackOfficeDb db, Actor actor, RowTaker taker) : IRequestHandler<UseCurrencies, Outcome>
{
    public async Task<Outcome> Handle(UseCurrencies request, CancellationToken cancellationToken)
    {
        var rows = request.Codes.Distinct().Select(code => new Asked(
            new Dictionary<string, string?> { ["code"] = code }, new HashSet<string> { "code" }, actor.HomeEntity)).ToList();
        var taken = await KindList.Of<CurrencyKind>().Take(taker, rows, cancellationToken);
        if (taken.Rows.FirstOrDefault(r => r.Why is not null) is { Why: { } why })
            return why;
        db.Audit(new CurrenciesTakenIntoUse([.. taken.Rows.Where(r => !r.Duplicate).Select(r => new ObjectRef("currency", r.Subject, r.Key))]));
        return Outcome.Done;
    }
}

/// <summary>Currencies of ISO 4217 were taken into use because something named them.</summary>
public sealed record CurrenciesTakenIntoUse(IReadOnlyList<ObjectRef> Currencies) : Fact
{
    public override IEnumerable<ObjectRef> About() => Currencies;
}
