using System.Diagnostics;
using BackOffice.Domain.Compliance.Screening;
using CsCheck;

namespace BackOffice.Domain.Tests.Compliance.Screening;

public sealed class NameMatcherTests
{
    private static readonly Gen<string> Word = OneOf(
        "mehmet", "ahmet", "yıldız", "Şahin", "karadağ", "Ivanov", "Сергей", "Kuznetsov", "محمد", "Hassan", "Hussein", "Smith", "Jones", "García", "Müller", "Anadolu", "Ticaret", "Bank",
        "Holding", "A.Ş.", "Ltd", "al", "bin", "J", "O'Brien", "Αλέξανδρος", "rahman", "Abdurrahman", "abd", "Yusuf");

    private static readonly Gen<string> Name = Word.Array[1, 5].Select(w => string.Join(' ', w));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static decimal Score(string a, string b) => NameMatcher.Compare(Subject.Of(a), Subject.Of(b)).Score;

    [Fact]
    public void A_score_lies_between_nothing_and_one_and_is_the_same_from_both_sides() =>
        Gen.Select(Name, Name).Sample((a, b) =>
        {
            Assert.InRange(Score(a, b), 0, 1);
            Assert.Equal(Score(a, b), Score(b, a));
            Assert.Equal(1, Score(a, a));
        });

    [Fact]
    public void Case_and_marks_change_nothing() =>
        Gen.Select(OneOf("Çağrı Öztürk", "Şükrü Ünal", "José Ibáñez", "IŞIL GÜN"), Name).Sample((a, b) =>
        {
            var plain = a.Replace('Ç', 'C').Replace('ğ', 'g').Replace('ı', 'i').Replace('Ö', 'O').Replace('ü', 'u').Replace('Ş', 'S').Replace('Ü', 'U').Replace('é', 'e').Replace('á', 'a').Replace('ñ', 'n');
            Assert.Equal(Score(a, b), Score(plain, b));
            Assert.Equal(Score(a, b), Score(plain.ToUpperInvariant(), b));
        });

    [Fact]
    public void The_order_of_words_changes_nothing() =>
        Gen.Select(OneOf("mehmet", "karadağ", "Ivanov", "Hassan", "Smith", "García", "Müller").Array[1, 5], OneOf("ahmet", "karaman", "Ivanova", "Hasan", "Jones", "Garcia").Array[1, 5], Gen.Int).Sample((a, b, seed) =>
        {
            var turned = a.OrderBy(w => HashCode.Combine(w, seed));
            Assert.Equal(Score(string.Join(' ', a), string.Join(' ', b)), Score(string.Join(' ', turned), string.Join(' ', b)));
        });

    [Fact]
    public void Words_that_contradict_cost_more_than_words_that_are_missing()
    {
        Assert.True(Score("Ayman Sharqawani", "Ayman Mahmoud Sharqawani") > Score("Ayman Kamal Sharqawani", "Ayman Mahmoud Sharqawani"));
        Assert.True(Score("Ayman Kamal Sharqawani", "Ayman Mahmoud Sharqawani") < ScreeningThresholds.Measured.Review);
    }

    [Fact]
    public void One_word_is_used_once() => Assert.True(Score("Karadag Karadag", "Karadag Yilmazer") < ScreeningThresholds.Measured.Review);

    [Theory]
    [InlineData("Anadolu Demir A.Ş.", "Anadolu Demir Anonim Şirketi")]
    [InlineData("Anadolu Demir Ltd. Şti.", "Anadolu Demir LLC")]
    [InlineData("ООО Северстрой", "Severstroy GmbH")]
    public void Legal_forms_of_one_kind_are_one(string a, string b) => Assert.True(Score(a, b) >= 0.95m);

    [Fact]
    public void Another_legal_form_costs_a_little() => Assert.True(Score("Anadolu Demir A.Ş.", "Anadolu Demir Ltd. Şti.") is < 1 and > 0.95m);

    [Fact]
    public void A_birth_date_or_country_that_differs_never_raises_and_one_that_agrees_never_lowers() =>
        Gen.Select(Name, Name, Gen.Int[1940, 2000], Gen.Int[1940, 2000]).Sample((a, b, yearA, yearB) =>
        {
            var plain = Score(a, b);
            Subject With(string name, int year, string country) => Subject.Of(name, SubjectKind.Person, BirthSpan.Year(year), country);

            Assert.True(NameMatcher.Compare(With(a, 1940, "TR"), With(b, 1960, "RU")).Score <= plain);
            Assert.True(NameMatcher.Compare(With(a, yearA, "TR"), With(b, yearA, "tr")).Score >= plain);
            Assert.True(NameMatcher.Compare(With(a, yearA, "TR"), With(b, yearB, "RU")).Score <= NameMatcher.Compare(With(a, yearA, "TR"), With(b, yearA, "RU")).Score);
        });

    [Fact]
    public void A_weak_alias_calls_for_a_look_and_never_decides()
    {
        var listed = new Subject([new SubjectName("Mehmet Karadağ"), new SubjectName("Kara Kartal", Weak: true)]);

        var strong = NameMatcher.Compare(Subject.Of("Mehmet Karadag"), listed);
        var weak = NameMatcher.Compare(Subject.Of("Kara Kartal"), listed);

        Assert.Equal((ScreeningDecision.Match, false), (ScreeningThresholds.Measured.Decide(strong), strong.Weak));
        Assert.Equal((ScreeningDecision.Review, true), (ScreeningThresholds.Measured.Decide(weak), weak.Weak));
        Assert.Contains(weak.Explanation, f => f.Feature == Feature.WeakAlias);
    }

    [Fact]
    public void Every_word_is_explained()
    {
        var match = NameMatcher.Compare(Subject.Of("Mehmet Cemal Karadağ A.Ş.", SubjectKind.Person, BirthSpan.Year(1950)), Subject.Of("Mehmed Jamal Karadagli Yilmaz Ltd", SubjectKind.Organisation, BirthSpan.Year(1980)));

        foreach (var feature in new[] { Feature.Sound, Feature.Spelling, Feature.OnlyInSecond, Feature.LegalFormDiffers, Feature.KindDiffers, Feature.BirthDateDiffers })
            Assert.Contains(match.Explanation, f => f.Feature == feature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀😀")]
    [InlineData("...")]
    [InlineData("A")]
    public void A_name_that_says_nothing_matches_nobody(string name) => Assert.True(Score(name, "Mehmet Karadağ") <= 0.5m);

    [Fact]
    public void A_name_of_one_letter_finds_only_that_letter()
    {
        Assert.Equal(1, Score("A", "a"));
        Assert.Equal(1, Score("😀", "😀"));
        Assert.Equal(0, Score("A", "B"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ab ")]
    [InlineData("Şahin ")]
    [InlineData("😀")]
    [InlineData("א")]
    public void A_name_of_ten_thousand_letters_is_quick(string part)
    {
        var name = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));
        Score(name, name);
        var watch = Stopwatch.StartNew();

        Assert.Equal(1, Score(name, name));
        Score(name, "Mehmet Karadağ");

        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("0.92", "0.80", null)]
    [InlineData("0.80", "0.92", "screening.thresholds-out-of-order")]
    [InlineData("1.1", "0.8", "screening.thresholds-out-of-order")]
    [InlineData("0.9", "0", "screening.thresholds-out-of-order")]
    public void Thresholds_out_of_order_are_refused(string match, string review, string? code) =>
        Assert.Equal(code, ScreeningThresholds.Of(decimal.Parse(match, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(review, System.Globalization.CultureInfo.InvariantCulture)).Refusal?.Code);

    [Fact]
    public void Pairing_is_as_good_as_trying_every_way() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5]).SelectMany(size => Gen.Int[0, 9].Array[size.Item1 * size.Item2].Select(v => (size.Item1, size.Item2, v))).Sample(t =>
        {
            var (rows, columns, values) = t;
            int Value(int r, int c) => values[r * columns + c];
            int Try(int row, int used) => row == rows ? 0 : Math.Max(Try(row + 1, used),
                Enumerable.Range(0, columns).Where(c => (used & 1 << c) == 0).Select(c => Value(row, c) + Try(row + 1, used | 1 << c)).DefaultIfEmpty(0).Max());

            var pairs = Assignment.Best(rows, columns, Value);

            Assert.Equal(pairs.Count(p => p >= 0), pairs.Where(p => p >= 0).Distinct().Count());
            Assert.Equal(Try(0, 0), pairs.Select((c, r) => c < 0 ? 0 : Value(r, c)).Sum());
        });
}
