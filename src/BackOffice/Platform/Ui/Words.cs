using System.Globalization;
using BackOffice.Domain;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui;

/// <summary>
/// Finds a word that is known only by its key: in the words of the room named, then of every room, then in the shared ones.
/// A key nobody knows is shown as it is, so that a missing word is seen and not silently empty.
/// </summary>
public sealed class Words(IStringLocalizerFactory factory, IEnumerable<IModule> rooms, FirmZone zone)
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

    private string Fill(string sentence, IReadOnlyList<object?> args)
    {
        if (args.Count == 0)
            return sentence;
        // A value may itself be a word: a field's name, a state. Those are passed as keys with a leading '@'.
        var shown = args.Select(arg => arg is string text && text.StartsWith('@') ? this[text[1..]] : Show.Value(arg, zone.Zone));
        return string.Format(CultureInfo.CurrentCulture, sentence, [.. shown]);
    }
}
