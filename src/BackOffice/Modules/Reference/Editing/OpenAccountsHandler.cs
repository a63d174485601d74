using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Accounts;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Kinds;
using FluentValidation;
using MediatR;

namespace BackOffice.Reference.Editing;

internal sealed class OpenAccountsValidator : AbstractValidator<OpenAccounts>
{
    public OpenAccountsValidator() => RuleFor(c => c.Accounts).NotEmpty().WithErrorCode("field.missing-value");
}

internal sealed class OpenAccountsHandler(BackOfficeDb db, RowTaker taker) : IRequestHandler<OpenAccounts, Outcome>
{
    public async Task<Outcome> Handle(OpenAccounts request, CancellationToken cancellationToken)
    {
        var rows = request.Accounts.DistinctBy(a => a.Code).Select(a =>
        {
            var values = new Dictionary<string, string?>
            {
                ["code"] = a.Code, ["party"] = a.Party, ["kind"] = a.Kind, ["role"] = a.Role, ["currency"] = a.Currency, ["custodian"] = a.Custodian, ["location"] = a.Location,
            };
            return new Asked(values, values.Keys.ToHashSet(StringComparer.Ordinal), a.Entity);
        }).ToList();
        var taken = await KindList.Of<AccountKinds>().Take(taker, rows, cancellationToken);
        if (taken.Rows.FirstOrDefault(r => r.Why is not null) is { Why: { } why })
            return why;
        db.Audit(new AccountsOpened([.. taken.Rows.Where(r => !r.Duplicate).Select(r => new ObjectRef("account", r.Subject, r.Key))]));
        return Outcome.Done;
    }
}

/// <summary>Accounts were opened because a trade needed them.</summary>
public sealed record AccountsOpened(IReadOnlyList<ObjectRef> Accounts) : Fact
{
    public override IEnumerable<ObjectRef> About() => Accounts;
}
