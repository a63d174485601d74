using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Retention;

/// <summary>The record classes with their rules: in force today, to come, and past.</summary>
public static class Classes
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query(string? Code = null) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<RecordClass> Items, string? Next);

    public sealed record RecordClass(string Code, string NameEn, string NameTr, ClassAccess Access, string Source, long Records, IReadOnlyList<Rule> Rules)
    {
        public string Name(bool turkish) => turkish ? NameTr : NameEn;
    }

    /// <param name="State">in-force, future or past.</param>
    public sealed record Rule(
        Guid Id, int No, string Trigger, int Years, int Months, string StartRule, string LegalRef, DateOnly From, DateOnly? To, string State, string Text, int Version);

    internal sealed class Handler(BackOfficeDb db, RetentionBook book, RetentionWords words, Sights sights, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, today) = (clock.GetUtcNow(), book.Today);
            var sight = await sights.Mine(cancellationToken);
            var counts = await sight.Of(db.Records.AsNoTracking()).GroupBy(r => r.Class).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var rules = (await db.RetentionRules.AsNoTracking().Where(r => Ranges.Covers(r.Known, now)).OrderBy(r => r.No).ToListAsync(cancellationToken)).ToLookup(r => r.Class);
            var classes = (await book.Classes(cancellationToken)).Where(c => query.Code is null || c.Code == query.Code);
            return new Result([.. classes.Select(c => new RecordClass(
                c.Code, c.NameEn, c.NameTr, c.Access, c.Source, counts.GetValueOrDefault(c.Code), [.. rules[c.Code].Select(r => Of(r, today))]))], null);
        }

        private Rule Of(RuleRow rule, DateOnly today)
        {
            var start = rule.StartRule.ToString();
            return new Rule(
                rule.Id, rule.No, rule.Trigger, rule.Years, rule.Months, char.ToLowerInvariant(start[0]) + start[1..], rule.LegalRef, rule.Valid.From, rule.Valid.To,
                rule.Valid.Contains(today) ? "in-force" : rule.Valid.From > today ? "future" : "past", words.Rule(rule.Rule), rule.Version);
        }
    }
}
