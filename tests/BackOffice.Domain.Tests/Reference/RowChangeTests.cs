using BackOffice.Domain.Reference;
using CsCheck;

namespace BackOffice.Domain.Tests.Reference;

public sealed class RowChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Subject = Guid.CreateVersion7();

    [Fact]
    public void A_change_from_a_day_leaves_what_held_before_it()
    {
        var old = Row("T+2", "2015-01-01", null);

        var change = RowChange<Note>.Overlay([old], Row("T+1", "2024-05-28", null), Now);

        Assert.Equal([old], change.Close);
        Assert.Equal([("T+2", Range("2015-01-01", "2024-05-28")), ("T+1", Range("2024-05-28", null))], change.Insert.Select(r => (r.Text, r.Valid)));
        Assert.All(change.Insert, r => Assert.Equal(Now, r.Known.From));
    }

    [Fact]
    public void Saying_the_same_again_changes_nothing() =>
        Assert.Empty(RowChange<Note>.Overlay([Row("a", "2020-01-01", null)], Row("a", "2024-01-01", null), Now).Insert);

    [Fact]
    public void Two_changes_at_one_instant_follow_each_other()
    {
        var old = Row("a", "2020-01-01", null) with { Known = new TimeRange(Now) };

        var change = RowChange<Note>.Replace([old], Row("b", "2020-01-01", null), Now);

        Assert.True(change.At > Now);
    }

    [Fact]
    public void After_any_changes_each_day_has_the_last_word_said_about_it_and_no_day_two() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 30], Gen.Bool).Array[1, 12].Sample(said =>
        {
            var open = new List<Note>();
            var expected = new string?[80];
            var at = Now;
            foreach (var (from, length, endless) in said)
            {
                var text = $"{from}-{length}-{endless}";
                var valid = new DateRange(Day(from), endless ? null : Day(from + length));
                for (var day = 0; day < expected.Length; day++)
                    expected[day] = valid.Contains(Day(day)) ? text : expected[day];

                at = at.AddMinutes(1);
                var change = RowChange<Note>.Overlay(open, new Note(text) { Id = Guid.CreateVersion7(), Subject = Subject, Valid = valid }, at);
                open.RemoveAll(o => change.Close.Any(c => c.Id == o.Id));
                open.AddRange(change.Insert);
            }

            for (var day = 0; day < expected.Length; day++)
                Assert.Equal(expected[day], open.SingleOrDefault(o => o.Valid.Contains(Day(day)))?.Text);
        });

    private static DateOnly Day(int number) => new DateOnly(2026, 1, 1).AddDays(number);

    private static DateRange Range(string from, string? to) =>
        new(Parse(from), to is null ? null : Parse(to));

    private static DateOnly Parse(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Note Row(string text, string from, string? to) =>
        new(text) { Id = Guid.CreateVersion7(), Subject = Subject, Valid = Range(from, to), Known = new TimeRange(Now.AddDays(-1)) };

    private sealed record Note(string Text) : DatedRow;
}
