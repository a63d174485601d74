using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Checks;

/// <summary>What must be true of the books at any moment, proved over every line.</summary>
internal sealed class BooksChecks(BackOfficeDb db) : IVerifyCheck
{
    private sealed record Found(long Count, long Bad, string? First);

    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken) =>
    [
        await Check("journals-balance", JournalsBalance, cancellationToken),
        await Check("journals-have-lines", JournalsHaveLines, cancellationToken),
        await Check("journals-in-years", JournalsInYears, cancellationToken),
        await Check("reversals-mirror", ReversalsMirror, cancellationToken),
        await Check("own-securities-at-cost", OwnSecurities, cancellationToken),
    ];

    private const string JournalsBalance =
        """
        select count(*) as count, count(*) filter (where f <> 0 or r <> 0) as bad, min(journal_id::text) filter (where f <> 0 or r <> 0) as first from (
            select journal_id, sum(case side when 'Debit' then functional else -functional end) f,
                sum(case side when 'Debit' then reporting else -reporting end) r from accounting.journal_line group by 1) j
        """;

    private const string JournalsHaveLines =
        """
        select count(*) as count, count(*) filter (where l.n is null or l.total <> j.total) as bad, min(j.reference) filter (where l.n is null or l.total <> j.total) as first
        from accounting.journal j left join (
            select journal_id, count(*) n, sum(functional) filter (where side = 'Debit') total from accounting.journal_line group by 1) l on l.journal_id = j.id
        """;

    private const string JournalsInYears =
        """
        select count(*) as count, count(*) filter (where y.year is null) as bad, min(j.reference) filter (where y.year is null) as first
        from accounting.journal j left join accounting.fiscal_year y on y.entity_id = j.entity_id and j.posting_date between y."from" and y."to"
        """;

    private const string ReversalsMirror =
        """
        select count(*) as count, count(*) filter (where d <> 0) as bad, min(reference) filter (where d <> 0) as first from (
            select r.reference, (select count(*) from accounting.journal_line a full join
                (select * from accounting.journal_line where journal_id = r.id) b
                on b.line_no = a.line_no and b.functional = a.functional and b.account = a.account and b.side <> a.side
                where a.journal_id = r.reverses and b.journal_id is null) d
            from accounting.journal r where r.reverses is not null) x
        """;

    private const string OwnSecurities =
        """
        select count(*) as count, count(*) filter (where coalesce(c.cost, 0) <> b.balance) as bad, min(b.entity_id::text) filter (where coalesce(c.cost, 0) <> b.balance) as first
        from (select entity_id, sum(case side when 'Debit' then functional else -functional end) balance
            from accounting.journal_line where role = 'own-securities' group by 1) b
        left join (select entity_id, sum(cost) cost from accounting.security_cost group by 1) c using (entity_id)
        """;

    private async Task<VerifyResult> Check(string name, string sql, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQueryRaw<Found>(sql).SingleAsync(cancellationToken);
        return new VerifyResult(name, found.Bad == 0, found.Count, found.Bad == 0 ? "" : $"{found.Bad}: {found.First}");
    }
}
