namespace BackOffice.Domain.Workplace;

/// <summary>Where a person works.</summary>
public enum ArrangementKind { Office, Hybrid, Remote, Outsourced, Offshore }

/// <summary>How a person works over some days; a person has one arrangement at a time.</summary>
public sealed record Arrangement(Guid Id, string Person, ArrangementKind Kind, DateRange Valid);

/// <summary>What is not forbidden but should be seen: a stipend for days on which the person also has a seat.</summary>
public sealed record DoubleBenefit(DateRange Days, string Seat);

public static class Arrangements
{
    /// <summary>Refused with <c>arrangement.overlaps</c> when the person has another one on any of its days; the refusal names its kind and days.</summary>
    public static Outcome Add(IEnumerable<Arrangement> existing, Arrangement added)
    {
        if (added.Valid.To <= added.Valid.From)
            return new Refusal("arrangement.ends-before-it-begins", added.Valid.From, added.Valid.To).At("to");
        var clash = existing.Where(a => a.Person == added.Person && a.Id != added.Id && a.Valid.Overlaps(added.Valid)).MinBy(a => a.Valid.From);
        return clash is null ? Outcome.Done : new Refusal("arrangement.overlaps", clash.Kind, clash.Valid.From, clash.Valid.To?.AddDays(-1)).At("from");
    }

    /// <summary>The days of a stipend on which a seat is assigned to the same person; each is a warning.</summary>
    public static IReadOnlyList<DoubleBenefit> DoubleBenefits(DateRange stipend, IEnumerable<(string Seat, DateRange Days)> assigned) =>
        [.. assigned.Where(a => a.Days.Overlaps(stipend))
            .Select(a => new DoubleBenefit(new DateRange(a.Days.From > stipend.From ? a.Days.From : stipend.From, Earlier(a.Days.To, stipend.To)), a.Seat))
            .OrderBy(d => d.Days.From)];

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;
}
