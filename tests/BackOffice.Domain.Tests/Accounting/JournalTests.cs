using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class JournalTests
{
    internal static readonly DateOnly Day = new(2026, 10, 26);
    internal static readonly BookCurrencies Try = BookCurrencies.Same("TRY");

    [Fact]
    public void A_journal_off_by_a_kurus_is_refused_with_the_difference() =>
        Assert.Equal(
            new Refusal("journal.unbalanced", 0.01m, "TRY").At("lines"),
            Make(Line("102.01", EntrySide.Debit, 100.01m), Line("320.01", EntrySide.Credit, 100m)).Refusal);

    [Fact]
    public void A_journal_in_dollars_off_by_a_cent_is_refused_however_small_the_rate_makes_it() =>
        Assert.Equal(
            new Refusal("journal.unbalanced", -0.01m, "USD").At("lines"),
            Make(Line("102.01", EntrySide.Debit, 100m, "USD", 0.1m), Line("320.01", EntrySide.Credit, 100.01m, "USD", 0.1m)).Refusal);

    [Fact]
    public void One_line_is_no_journal() =>
        Assert.Equal("journal.too-few-lines", Make(Line("102.01", EntrySide.Debit, 1)).Refusal?.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_amount_is_above_zero(int amount) =>
        Assert.Equal("journal.amount-not-positive", Make(Line("102.01", EntrySide.Debit, amount), Line("320.01", EntrySide.Credit, amount)).Refusal?.Code);

    [Fact]
    public void The_functional_currency_has_the_rate_one() =>
        Assert.Equal("journal.rate-wrong", Make(Line("102.01", EntrySide.Debit, 1, "TRY", 2), Line("320.01", EntrySide.Credit, 1, "TRY", 2)).Refusal?.Code);

    [Fact]
    public void The_residual_of_conversion_goes_to_the_largest_line()
    {
        // 33.33 + 33.33 + 33.34 USD at 41.2345 round to 1 374.35 + 1 374.35 + 1 374.76 = 4 123.46 against 4 123.45.
        var journal = Make(
            Line("320.01", EntrySide.Debit, 100m, "USD", 41.2345m),
            Line("136.01", EntrySide.Credit, 33.33m, "USD", 41.2345m),
            Line("136.01", EntrySide.Credit, 33.33m, "USD", 41.2345m),
            Line("136.01", EntrySide.Credit, 33.34m, "USD", 41.2345m)).Value!;

        Assert.Equal([4123.46m, 1374.35m, 1374.35m, 1374.76m], journal.Lines.Select(l => l.Functional));
    }

    [Fact]
    public void A_journal_balances_in_reporting_currency_too()
    {
        var currencies = new BookCurrencies("TRY", 2, "EUR", 2, 0.0207m);

        var journal = Journal.Of(Header(), [
            Line("320.01", EntrySide.Debit, 50_105m), Line("136.01", EntrySide.Credit, 50_000m),
            Line("600.01", EntrySide.Credit, 100m), Line("360.05", EntrySide.Credit, 5m)], currencies).Value!;

        Assert.Equal(0, journal.Lines.Sum(l => l.SignedReporting));
        Assert.Equal([1037.17m, 1035m, 2.07m, 0.10m], journal.Lines.Select(l => l.Reporting));
    }

    [Fact]
    public void A_reversal_swaps_sides_points_back_and_happens_once()
    {
        var journal = Make(Line("102.01", EntrySide.Debit, 100m), Line("320.01", EntrySide.Credit, 100m)).Value!;

        var reversal = journal.Reverse(Id(2), Day, "Entered twice", DateTimeOffset.UnixEpoch, existing: null).Value!;

        Assert.Equal(journal.Id, reversal.Reverses);
        Assert.Equal([EntrySide.Credit, EntrySide.Debit], reversal.Lines.Select(l => l.Side));
        Assert.Equal(0, journal.Lines.Concat(reversal.Lines).Where(l => l.Account == "102.01").Sum(l => l.SignedFunctional));
        Assert.Equal("journal.already-reversed", journal.Reverse(Id(3), Day, "Again", DateTimeOffset.UnixEpoch, "JR-2").Refusal?.Code);
        Assert.Equal("journal.is-a-reversal", reversal.Reverse(Id(3), Day, "Again", DateTimeOffset.UnixEpoch, null).Refusal?.Code);
        Assert.Equal("journal.reversal-too-early", journal.Reverse(Id(3), Day.AddDays(-1), "Early", DateTimeOffset.UnixEpoch, null).Refusal?.Code);
    }

    [Fact]
    public void Any_split_of_any_amount_at_any_rate_balances_in_both_currencies() =>
        Gen.Select(Gen.Int[1, 1_000_000].List[1, 12], Gen.Int[1000, 600_000], Gen.Int[1, 900]).Sample((cents, rate, reporting) =>
        {
            var lines = cents.Select(c => Line("136.01", EntrySide.Credit, c / 100m, "USD", rate / 10_000m)).ToList();
            lines.Add(Line("320.01", EntrySide.Debit, lines.Sum(l => l.Amount), "USD", rate / 10_000m));

            var outcome = Journal.Of(Header(), lines, new BookCurrencies("TRY", 2, "EUR", 2, reporting / 10_000m));

            if (outcome.Refusal is { } refusal)
                return refusal.Code == "journal.amount-too-small";
            var made = outcome.Value!.Lines;
            return made.Sum(l => l.SignedFunctional) == 0 && made.Sum(l => l.SignedReporting) == 0
                && made.All(l => Math.Abs(l.Functional - (l.Amount * l.Rate)) <= 0.005m * (made.Count + 1));
        });

    internal static Outcome<Journal> Make(params DraftLine[] lines) => Journal.Of(Header(), lines, Try);

    internal static JournalHeader Header() => new(
        Id(1), EntityId.Firm, "VUK", "hand", Day, Day, "Test", "journal", Guid.Empty, "JR-1", "booked", null, DateTimeOffset.UnixEpoch);

    internal static DraftLine Line(string account, EntrySide side, decimal amount, string currency = "TRY", decimal rate = 1) =>
        new(account, side, amount, currency, rate, Day);

    private static JournalId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));
}
