using BackOffice.Platform.Persistence;
using BackOffice.Reference.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Kinds;

/// <summary>Codes of the parties, securities, accounts and entities that rows name by subject.</summary>
internal sealed class CodeNames(IReadOnlyDictionary<Guid, string> codes)
{
    public string? this[Guid? subject] => subject is { } id ? codes.GetValueOrDefault(id, id.ToString()) : null;

    public static async Task<CodeNames> For(BackOfficeDb db, IEnumerable<Guid> subjects, CancellationToken cancellationToken)
    {
        var ids = subjects.Distinct().ToList();
        if (ids.Count == 0)
            return new CodeNames(new Dictionary<Guid, string>());
        var parties = db.Parties.Believed().Where(r => ids.Contains(r.Subject)).Select(r => new { r.Subject, r.Key });
        var securities = db.Securities.Believed().Where(r => ids.Contains(r.Subject)).Select(r => new { r.Subject, r.Key });
        var accounts = db.Accounts.Believed().Where(r => ids.Contains(r.Subject)).Select(r => new { r.Subject, r.Key });
        var entities = db.LegalEntities.Believed().Where(r => ids.Contains(r.Subject)).Select(r => new { r.Subject, r.Key });
        var found = await parties.Union(securities).Union(accounts).Union(entities).ToListAsync(cancellationToken);
        return new CodeNames(found.GroupBy(f => f.Subject).ToDictionary(g => g.Key, g => g.First().Key));
    }
}
