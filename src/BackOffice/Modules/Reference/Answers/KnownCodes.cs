using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

/// <summary>Currencies in use, markets, legal entities and counterparties, to choose from in the filters of every room.</summary>
internal sealed class KnownCodes(BackOfficeDb db) : IKnownCodes
{
    /// <summary>More than this are found faster by typing than by looking.</summary>
    private const int CodesMax = 60;

    public async Task<IReadOnlyList<KnownCode>?> Of(string filter, CancellationToken cancellationToken)
    {
        if (Asked(filter) is not { } asked)
            return null;
        // A code with rows of several days is one.
        var found = (await asked.Take(CodesMax + 1).ToListAsync(cancellationToken)).DistinctBy(c => c.Code).ToList();
        return found.Count is 0 or > CodesMax ? null : found;
    }

    public string? LookupOf(string filter) => filter switch
    {
        "account" => "/reference/accounts/lookup",
        "security" or "asset" => "/reference/securities/lookup",
        "counterparty" or "party" => "/reference/parties/lookup",
        _ => null,
    };

    private IQueryable<KnownCode>? Asked(string filter) => filter switch
    {
        "currency" or "base" or "quote" => db.Currencies.Believed().OrderBy(c => c.Code).Select(c => new KnownCode(c.Code, null)),
        "mic" or "market" => db.Markets.Believed().OrderBy(m => m.Mic).Select(m => new KnownCode(m.Mic, m.Name)),
        "entity" => db.LegalEntities.Believed().OrderBy(e => e.Code).Select(e => new KnownCode(e.Code, e.Name)),
        "counterparty" => db.PartiesNow.Where(p => p.Kind == "counterparty").OrderBy(p => p.Code).Select(p => new KnownCode(p.Code, p.Name)),
        "settlementCalendar" => db.Calendars.Believed().OrderBy(c => c.Code).Select(c => new KnownCode(c.Code, null)),
        _ => null,
    };
}
