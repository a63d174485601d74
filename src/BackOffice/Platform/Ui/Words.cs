using System.Globalization;
using System.Text.RegularExpressions;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui;

/// <summary>
/// Finds a word that is known only by its key: in the words of the room named, then of every room, then in the shared ones.
/// A key nobody knows is shown as it is, so that a missing word is seen and not silently empty.
/// </summary>
public sealed partial class Words(IStringLocalizerFactory factory, IEnumerable<IModule> rooms, FirmZone zone)
{
    private readonly IStringLocalizer[] _all = [.. rooms.Select(room => factory.Create(room.Words)), factory.Create(typeof(UiWords))];

    public string this[string key] => Find(key) ?? key;

    public string Of(string key, params IReadOnlyList<object?> args) => Fill(this[key], args);

    /// <summary>The word, or null when no room has it.</summary>
    public string? Find(string key)
    {
        foreach (var words in _all)
        {
            var word = words[key];
            if (!word.ResourceNotFound)
                return word.Value;
        }
        return null;
    }

    /// <summary>The sentence of a refusal in the reader's language, its values in the reader's form.</summary>
    public string Sentence(Refusal refusal) => refusal.Code == RefusalCodes.Denied && refusal.Args is [string permission, ..]
        ? Of(refusal.Code, this["permission." + permission])
        : Of(refusal.Code, refusal.Args);

    /// <summary>A stored text in the reader's form: see <see cref="Ports.Phrase"/>; what is no such part stays as it was typed.</summary>
    public string Said(string text) => !text.Contains('{', StringComparison.Ordinal) ? text : PhraseParts().Replace(text, part =>
    {
        var (kind, value) = (part.Groups[1].Value, part.Groups[2].Value);
        var (figure, unit) = value.IndexOf(' ', StringComparison.Ordinal) is var gap and > 0 ? (value[..gap], value[(gap + 1)..]) : (value, "");
        return kind switch
        {
            "word" => this[value],
            "both" when value.IndexOf('|', StringComparison.Ordinal) is var bar and >= 0 => Cultures.IsTurkish ? value[..bar] : value[(bar + 1)..],
            "money" when Invariant.TryDecimal(figure, out var amount) => $"{Show.Money(amount, unit)} {unit}",
            "figure" when Invariant.TryDecimal(figure, out var amount) => Show.Quantity(amount),
            "day" when Invariant.TryDay(value, out var day) => Show.Day(day),
            _ => part.Value,
        };
    });

    [GeneratedRegex(@"\{(word|both|money|figure|day):([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PhraseParts();

    private string Fill(string sentence, IReadOnlyList<object?> args)
    {
        if (args.Count == 0)
            return sentence;
        // A value may itself be a word: a field's name, a state. Those are passed as keys with a leading '@'.
        var shown = args.Select(arg => arg switch
        {
            string text when text.StartsWith('@') => this[text[1..]],
            string text => Said(text),
            _ => Show.Value(arg, zone.Zone),
        });
        return Format(sentence, [.. shown]);
    }

    /// <summary>A sentence that asks for more values than came has gaps: what a person is told must not fail because of a missing value.</summary>
    internal static string Format(string sentence, object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, sentence, values.Length < GapsMax ? [.. values, .. new object?[GapsMax - values.Length]] : values);

    private const int GapsMax = 10;
}
