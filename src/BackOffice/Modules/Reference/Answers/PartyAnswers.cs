using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

internal sealed class PartyAnswers(BackOfficeDb db, TimeProvider clock)
    : IRequestHandler<PartiesOf, IReadOnlyDictionary<PartyId, PartyInfo>>,
      IRequestHandler<FindParties, IReadOnlyDictionary<string, PartyInfo>>,
      IRequestHandler<AccountsOf, IReadOnlyDictionary<AccountId, AccountInfo>>,
      IRequestHandler<FindAccounts, IReadOnlyDictionary<string, AccountInfo>>,
      IRequestHandler<AccountsInRole, IReadOnlyList<AccountInfo>>,
      IRequestHandler<AccountsOfParties, IReadOnlyList<AccountInfo>>
{
    public async Task<IReadOnlyDictionary<PartyId, PartyInfo>> Handle(PartiesOf request, CancellationToken cancellationToken)
    {
        var parties = await Parties(request.Parties.Select(p => p.Value), cancellationToken);
        return parties.ToDictionary(p => new PartyId(p.Key), p => Info(p.Value));
    }

    public async Task<IReadOnlyDictionary<string, PartyInfo>> Handle(FindParties request, CancellationToken cancellationToken)
    {
        var codes = request.Codes.Distinct().ToList();
        var rows = await db.Parties.Believed().Where(p => codes.Contains(p.Code)).ToListAsync(cancellationToken);
        return Latest.Of(rows, clock).ToDictionary(p => p.Code, Info, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<AccountId, AccountInfo>> Handle(AccountsOf request, CancellationToken cancellationToken)
    {
        var ids = request.Accounts.Select(a => a.Value).Distinct().ToList();
        var rows = await db.Accounts.Believed().Where(a => ids.Contains(a.Subject)).ToListAsync(cancellationToken);
        return (await Infos(rows, cancellationToken)).ToDictionary(a => a.Id);
    }

    public async Task<IReadOnlyDictionary<string, AccountInfo>> Handle(FindAccounts request, CancellationToken cancellationToken)
    {
        var codes = request.Codes.Distinct().ToList();
        var rows = await db.Accounts.Believed().Where(a => codes.Contains(a.Code)).ToListAsync(cancellationToken);
        return (await Infos(rows, cancellationToken)).ToDictionary(a => a.Code, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<AccountInfo>> Handle(AccountsInRole request, CancellationToken cancellationToken)
    {
        var roles = Enum.GetValues<AccountRole>().Where(r => request.Roles.Contains(Invariant.Kebab(r.ToString()))).ToList();
        var rows = await db.Accounts.Believed().Where(a => a.EntityId == request.Entity && roles.Contains(a.Role)).ToListAsync(cancellationToken);
        return await Infos(rows, cancellationToken);
    }

    public async Task<IReadOnlyList<AccountInfo>> Handle(AccountsOfParties request, CancellationToken cancellationToken)
    {
        var parties = request.Parties.Distinct().ToList();
        var rows = await db.Accounts.Believed().Where(a => parties.Contains(a.PartyId)).ToListAsync(cancellationToken);
        return await Infos(rows, cancellationToken);
    }

    private async Task<List<AccountInfo>> Infos(IEnumerable<AccountRow> rows, CancellationToken cancellationToken)
    {
        var accounts = Latest.Of(rows, clock).ToList();
        var parties = await Parties(accounts.SelectMany(a => new[] { a.PartyId.Value, a.CustodianId?.Value ?? a.PartyId.Value }), cancellationToken);
        return [.. accounts.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => Info(a, parties))];
    }

    private async Task<Dictionary<Guid, PartyRow>> Parties(IEnumerable<Guid> wanted, CancellationToken cancellationToken)
    {
        var ids = wanted.Distinct().ToList();
        var rows = await db.Parties.Believed().Where(p => ids.Contains(p.Subject)).ToListAsync(cancellationToken);
        return Latest.Of(rows, clock).ToDictionary(p => p.Subject);
    }

    private static PartyInfo Info(PartyRow p) => new(new PartyId(p.Subject), p.Code, p.Name, Invariant.Kebab(p.Kind.ToString()), p.Country, p.Lei, p.Bic, p.CustomerClass);

    private static AccountInfo Info(AccountRow a, Dictionary<Guid, PartyRow> parties)
    {
        var party = parties[a.PartyId.Value];
        var custodian = a.CustodianId is { } id ? parties.GetValueOrDefault(id.Value) : null;
        return new AccountInfo(
            new AccountId(a.Subject), a.Code, party.Name, a.EntityId, Invariant.Kebab(a.Kind.ToString()), Invariant.Kebab(a.Role.ToString()), a.Currency,
            a.PartyId, party.Code, party.Name, Invariant.Kebab(party.Kind.ToString()), a.Group,
            a.CustodianId, custodian?.Code, a.Location, a.Iban, a.Desk, party.CustomerClass);
    }
}
