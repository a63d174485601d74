using BackOffice.Platform.Persistence;
using BackOffice.Reference.Answers;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Kinds;

/// <summary>What a whole chunk of rows refers to, found in a handful of statements before the first row is judged.</summary>
internal sealed class Lookups
{
    public IReadOnlyDictionary<string, PartyInfo> Parties { get; private init; } = new Dictionary<string, PartyInfo>();
    public IReadOnlyDictionary<SecurityName, SecurityInfo> Securities { get; private init; } = new Dictionary<SecurityName, SecurityInfo>();
    public IReadOnlyDictionary<string, AccountInfo> Accounts { get; private init; } = new Dictionary<string, AccountInfo>();
    public IReadOnlyDictionary<string, LegalEntityInfo> Entities { get; private init; } = new Dictionary<string, LegalEntityInfo>();

    /// <summary>Markets that have a settlement cycle.</summary>
    public IReadOnlySet<string> Markets { get; private init; } = new HashSet<string>();
    public IReadOnlySet<string> Calendars { get; private init; } = new HashSet<string>();

    public static async Task<Lookups> For(IMediator mediator, BackOfficeDb db, Kind kind, IReadOnlyList<Asked> rows, CancellationToken cancellationToken)
    {
        List<string> Codes(Names names) =>
            [.. kind.Fields.Where(f => f.Refers == names).SelectMany(f => rows.Select(r => r[f.Name])).OfType<string>().Distinct()];

        var (parties, securities, accounts) = (Codes(Names.Party), Codes(Names.Security), Codes(Names.Account));
        return new Lookups
        {
            Parties = parties.Count == 0 ? new Dictionary<string, PartyInfo>() : await mediator.Send(new FindParties(parties), cancellationToken),
            Securities = securities.Count == 0 ? new Dictionary<SecurityName, SecurityInfo>()
                : await mediator.Send(new FindSecurities([.. securities.Select(s => new SecurityName(s))]), cancellationToken),
            Accounts = accounts.Count == 0 ? new Dictionary<string, AccountInfo>() : await mediator.Send(new FindAccounts(accounts), cancellationToken),
            Entities = Codes(Names.Entity).Count == 0 ? new Dictionary<string, LegalEntityInfo>()
                : (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Code, StringComparer.Ordinal),
            Markets = (await db.Cycles.Believed().Select(c => c.Mic).Distinct().ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal),
            Calendars = (await db.CalendarDays.Believed().Select(d => d.Calendar).Distinct().ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal),
        };
    }

    public static bool IsCurrency(string code) => Iso4217.All.ContainsKey(code);
}
