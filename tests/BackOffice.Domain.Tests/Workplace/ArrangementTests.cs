using BackOffice.Domain.Workplace;

namespace BackOffice.Domain.Tests.Workplace;

public sealed class ArrangementTests
{
    private static readonly DateOnly Jan = new(2026, 1, 1);
    private static readonly Arrangement Office = new(Guid.NewGuid(), "ayse", ArrangementKind.Office, new DateRange(Jan, new DateOnly(2026, 7, 1)));

    private static Arrangement Remote(DateOnly from, DateOnly? to = null, string person = "ayse") => new(Guid.NewGuid(), person, ArrangementKind.Remote, new DateRange(from, to));

    [Fact]
    public void A_person_has_one_arrangement_at_a_time()
    {
        Assert.Equal(
            new Refusal("arrangement.overlaps", ArrangementKind.Office, Jan, new DateOnly(2026, 6, 30)).At("from"),
            Arrangements.Add([Office], Remote(new DateOnly(2026, 6, 30))).Refusal);
        Assert.Equal(Outcome.Done, Arrangements.Add([Office], Remote(new DateOnly(2026, 7, 1))));
        Assert.Equal(Outcome.Done, Arrangements.Add([Office], Remote(Jan, person: "mehmet")));
        Assert.Equal(Outcome.Done, Arrangements.Add([Office], Office with { Kind = ArrangementKind.Hybrid }));
        Assert.Equal("arrangement.ends-before-it-begins", Arrangements.Add([], Remote(Jan, Jan)).Refusal?.Code);
    }

    [Fact]
    public void A_stipend_on_days_with_a_seat_is_named_with_those_days()
    {
        var stipend = new DateRange(new DateOnly(2026, 3, 1));

        var doubled = Arrangements.DoubleBenefits(stipend, [("A-12", new DateRange(Jan, new DateOnly(2026, 4, 1))), ("B-1", new DateRange(Jan, new DateOnly(2026, 3, 1)))]);

        Assert.Equal(new DoubleBenefit(new DateRange(new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1)), "A-12"), Assert.Single(doubled));
    }
}
