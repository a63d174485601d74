using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Rules;

/// <summary>How the books are set up, dated: currencies and rate of the book, roles with their accounts, posting rules with their text.</summary>
public static class Show
{
    [Requires(AccountingPermissions.View)]
    public sealed record Query : IQuery<Setup>;

    public sealed record Setup(IReadOnlyList<Book> Books, IReadOnlyList<Role> Roles, IReadOnlyList<Rule> Rules);

    public sealed record Book(string Code, string FunctionalCurrency, string ReportingCurrency, string RateKind, string Source, DateRange Valid);

    public sealed record Role(string Name, string Account, string AccountNameTr, string AccountNameEn, string? AssetClass, DateRange Valid);

    public sealed record Rule(string Code, int Version, string Text, string Source, DateRange Valid, DateTimeOffset KnownFrom);

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Query, Setup>
    {
        public async Task<Setup> Handle(Query query, CancellationToken cancellationToken)
        {
            var (entity, now, chart) = (actor.HomeEntity, clock.GetUtcNow(), db.ChartAccounts);
            var books = await db.BooksPolicies.AsNoTracking().Where(p => p.EntityId == entity && Ranges.Covers(p.Known, now))
                .OrderBy(p => p.Book).Select(p => new Book(p.Book, p.FunctionalCurrency, p.ReportingCurrency, p.RateKind, p.Source, p.Valid)).ToListAsync(cancellationToken);
            var roles = await db.AccountRoles.AsNoTracking().Where(r => r.EntityId == entity && Ranges.Covers(r.Known, now))
                .OrderBy(r => r.Account).ThenBy(r => r.Role)
                .Select(r => new Role(
                    r.Role, r.Account,
                    chart.Where(a => a.EntityId == entity && a.Code == r.Account && Ranges.Covers(a.Known, now)).Select(a => a.NameTr).FirstOrDefault() ?? "",
                    chart.Where(a => a.EntityId == entity && a.Code == r.Account && Ranges.Covers(a.Known, now)).Select(a => a.NameEn).FirstOrDefault() ?? "",
                    r.AssetClass, r.Valid)).ToListAsync(cancellationToken);
            var rules = await db.PostingRules.AsNoTracking()
                .Where(r => (r.EntityId == entity || r.EntityId == EntityId.Firm) && Ranges.Covers(r.Known, now))
                .OrderBy(r => r.Code).ThenByDescending(r => r.RuleVersion)
                .Select(r => new { r.Code, r.RuleVersion, r.Text, r.Source, r.Valid, r.Known }).ToListAsync(cancellationToken);
            return new Setup(books, roles, [.. rules.Select(r => new Rule(r.Code, r.RuleVersion, r.Text, r.Source, r.Valid, r.Known.From))]);
        }
    }
}
