using BackOffice.Domain.Records;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ui;
using BackOffice.Records.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Retention;

/// <summary>The classes and rules in force today, and what they make of a record.</summary>
internal sealed class RetentionBook(BackOfficeDb db, FirmZone zone, TimeProvider clock)
{
    /// <summary>The trigger that has always happened: the record's own day.</summary>
    public const string Created = "created";

    private Dictionary<string, List<RuleRow>>? _rules;
    private List<ClassRow>? _classes;

    public DateOnly Today => zone.Today;

    public async Task<IReadOnlyList<ClassRow>> Classes(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), Today);
        return _classes ??= await db.RecordClasses.AsNoTracking().Where(c => Ranges.Covers(c.Known, now) && Ranges.Covers(c.Valid, today))
            .OrderBy(c => c.Code).ToListAsync(cancellationToken);
    }

    public async Task<ClassRow?> Class(string code, CancellationToken cancellationToken) =>
        (await Classes(cancellationToken)).FirstOrDefault(c => c.Code == code);

    public async Task<IReadOnlyList<RuleRow>> Rules(string recordClass, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), Today);
        _rules ??= (await db.RetentionRules.AsNoTracking().Where(r => Ranges.Covers(r.Known, now) && Ranges.Covers(r.Valid, today)).OrderBy(r => r.No).ToListAsync(cancellationToken))
            .GroupBy(r => r.Class, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return _rules.GetValueOrDefault(recordClass) ?? [];
    }

    /// <summary>Forgets what was read: after a change in the same transaction.</summary>
    public void ReadAnew() => (_rules, _classes) = (null, null);

    public async Task<RetentionAnswer> Weigh(
        string recordClass, DateOnly on, IReadOnlyDictionary<string, DateOnly?> events, IReadOnlyList<RetentionHold> holds, CancellationToken cancellationToken)
    {
        var rules = await Rules(recordClass, cancellationToken);
        return Weigh([.. rules.Select(r => r.Rule)], on, events, holds, Today);
    }

    /// <summary>Rules that were stored were judged before; what they refuse now is a fault.</summary>
    public static RetentionAnswer Weigh(
        IReadOnlyList<RetentionRule> rules, DateOnly on, IReadOnlyDictionary<string, DateOnly?> events, IReadOnlyList<RetentionHold> holds, DateOnly today)
    {
        var all = new Dictionary<string, DateOnly?>(events, StringComparer.OrdinalIgnoreCase) { [Created] = on };
        // A record dated ahead of today is kept from its day on all the same.
        var outcome = Domain.Records.Retention.Evaluate(rules, all, holds, on > today ? on : today);
        return outcome.Value ?? throw new InvalidOperationException($"Stored rules were refused: {outcome.Refusal}");
    }

    public static (KeepState State, DateOnly? Through) Kept(RetentionAnswer answer) =>
        answer.KeepThrough is { } through ? (KeepState.Until, through)
        : answer.Because.Any(b => b.Reason == RetentionReason.NoRule) ? (KeepState.Unruled, null)
        : (KeepState.Open, null);
}
