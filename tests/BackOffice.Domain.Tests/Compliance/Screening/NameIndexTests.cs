using System.Diagnostics;
using BackOffice.Domain.Compliance.Screening;
using CsCheck;
using Xunit.Abstractions;

namespace BackOffice.Domain.Tests.Compliance.Screening;

public sealed class NameIndexTests(ITestOutputHelper output)
{
    private static readonly string[] Starts = ["ka", "me", "ser", "abd", "yıl", "Şah", "dem", "vla", "gor", "pet", "has", "mus", "al", "öz", "çe", "ni", "ko", "ra", "lu", "ta", "bar", "zha", "khu", "wo", "fer"];
    private static readonly string[] Ends = ["met", "gei", "ullah", "dız", "in", "ir", "dimir", "bachev", "rov", "an", "tafa", "türk", "lik", "kolai", "vic", "oğlu", "sky", "ova", "er", "ndez", "ham", "tuni", "lker"];

    private static string[] Names(int count, int seed)
    {
        // A small generator of ours: the same names on every machine.
        var state = (uint)seed;
        int Next(int below)
        {
            state = state * 1664525 + 1013904223;
            return (int)(state >> 8) % below;
        }
        string Word() => Starts[Next(Starts.Length)] + (Next(3) == 0 ? Starts[Next(Starts.Length)] : "") + Ends[Next(Ends.Length)];
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 2 + Next(3)).Select(_ => Word())))];
    }

    private static NameIndex Index(string[] names) => NameIndex.Of([.. names.Select((n, i) => new ListedSubject(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Subject.Of(n)))]);

    private static readonly string[] Listed = Names(1500, 7);
    private static readonly NameIndex Few = Index(Listed);

    private static string Bend(string name, int how, int at) => (how % 7) switch
    {
        0 => name,
        1 => name.Remove(at % name.Length, 1),
        2 => name.Insert(at % name.Length, "e"),
        3 => string.Join(' ', name.Split(' ').Reverse()),
        4 => name.Replace(" ", "", StringComparison.Ordinal),
        5 => name.Insert(at % name.Length, " "),
        _ => name + " Yılmaz",
    };

    [Fact]
    public void Nothing_above_the_review_threshold_is_lost_by_searching() =>
        Gen.Select(Gen.Int[0, Listed.Length - 1], Gen.Int[0, 6], Gen.Int[0, 100]).Sample((i, how, at) =>
        {
            var asked = Subject.Of(Bend(Listed[i], how, at));

            var found = Few.Search(asked, 0.75m, 1000).Select(m => (m.Id, m.Match.Score));
            var all = Few.SearchEverything(asked, 0.75m, 1000).Select(m => (m.Id, m.Match.Score));

            Assert.Equal(all, found);
        }, iter: 60);

    [Fact]
    public void A_listed_name_finds_itself_first_with_the_list_names_own_explanation()
    {
        var best = Few.Search(Subject.Of(Listed[42].ToUpperInvariant()), 0.8m)[0];

        Assert.Equal(1, best.Match.Score);
        Assert.Equal(Listed[42], best.Match.Second);
        Assert.All(best.Match.Explanation, f => Assert.Equal(Feature.Equal, f.Feature));
    }

    [Fact]
    public void A_joined_an_initial_and_a_name_without_letters_are_found()
    {
        var index = Index(["Burhan Kılınç Arslan", "J. Featherstonehaugh Barlow", "😀"]);

        Assert.Equal("0", index.Search(Subject.Of("Burhan Kılınçarslan"), 0.8m)[0].Id);
        Assert.Equal("1", index.Search(Subject.Of("John Featherstonehaugh Barlow"), 0.8m)[0].Id);
        Assert.Equal("2", index.Search(Subject.Of("😀"), 0.8m)[0].Id);
        Assert.Empty(index.Search(Subject.Of(""), 0.8m));
    }

    [Fact]
    public void One_name_against_twenty_thousand_takes_well_under_a_second()
    {
        var names = Names(20_000, 11);
        var watch = Stopwatch.StartNew();
        var index = Index(names);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms to make the index");
        index.Search(Subject.Of(names[0]), 0.8m);

        watch.Restart();
        for (var i = 0; i < 10; i++)
            Assert.NotEmpty(index.Search(Subject.Of(Bend(names[i * 1000], i % 2 * 3, 3)), 0.8m));
        output.WriteLine($"{watch.ElapsedMilliseconds / 10} ms a name");
        watch.Stop();
        var searched = watch.ElapsedMilliseconds / 10;
        watch.Restart();
        index.SearchEverything(Subject.Of(names[1000]), 0.8m);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms by comparing with every name");

        Assert.True(searched < 500, $"{searched} ms a name");
    }
}
