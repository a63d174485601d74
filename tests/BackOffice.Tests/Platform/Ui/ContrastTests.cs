using System.Globalization;
using System.Text.RegularExpressions;

namespace BackOffice.Tests.Platform.Ui;

/// <summary>Every pair of text and ground that the tokens allow reads well in both themes (WCAG 2.2 AA).</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Grounds = ["canvas", "surface", "raised", "sunken", "hover", "selected"];
    private static readonly string[] Statuses = ["ok", "warn", "bad", "run", "eyes", "mute"];
    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Read();

    [Fact]
    public void Texts_have_at_least_4_5_to_1_on_every_ground()
    {
        string[] texts = ["text", "text-2", "text-3", "accent", .. Statuses.Select(s => s + "-fg")];

        Assert.Empty(Weak(texts.SelectMany(text => Grounds.Select(ground => (text, ground))), 4.5));
    }

    [Fact]
    public void A_status_word_has_at_least_4_5_to_1_on_its_own_tint() =>
        Assert.Empty(Weak(Statuses.Select(s => (s + "-fg", s + "-bg")), 4.5));

    [Fact]
    public void A_button_word_has_at_least_4_5_to_1_on_its_fill() =>
        Assert.Empty(Weak([("on-accent", "accent-fill"), ("on-accent", "accent-fill-2")], 4.5));

    [Fact]
    public void Borders_bars_and_the_focus_ring_have_at_least_3_to_1()
    {
        string[] shapes = ["control", "focus", .. Statuses.Select(s => s + "-ui")];

        Assert.Empty(Weak(shapes.SelectMany(shape => new[] { "canvas", "surface" }.Select(ground => (shape, ground))), 3));
    }

    private static List<string> Weak(IEnumerable<(string Ink, string Ground)> pairs, double least)
    {
        var weak = new List<string>();
        foreach (var (ink, ground) in pairs)
        {
            foreach (var dark in new[] { false, true })
            {
                var ratio = Ratio(Colour(ink, dark), Colour(ground, dark));
                if (ratio < least)
                    weak.Add(FormattableString.Invariant($"{ink} on {ground}, {(dark ? "dark" : "light")}: {ratio:0.00}"));
            }
        }
        return weak;
    }

    private static string Colour(string token, bool dark) => dark ? Tokens[token].Dark : Tokens[token].Light;

    private static double Ratio(string a, string b)
    {
        var (one, two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    private static Dictionary<string, (string, string)> Read()
    {
        var css = File.ReadAllText(Source.Path("src/BackOffice/wwwroot/css/tokens.css"));
        var tokens = TwoColours().Matches(css).ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value));
        foreach (Match m in OneColour().Matches(css))
            tokens[m.Groups[1].Value] = (m.Groups[2].Value, m.Groups[2].Value);
        return tokens;
    }

    [GeneratedRegex(@"--bo-([a-z0-9-]+):\s*light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")]
    private static partial Regex TwoColours();

    [GeneratedRegex(@"--bo-([a-z0-9-]+):\s*#([0-9a-f]{6});")]
    private static partial Regex OneColour();
}
