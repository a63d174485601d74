using System.Text.RegularExpressions;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;

namespace BackOffice.Accounting.Journals;

/// <summary>
/// What a journal says of itself. A person's words stay as they were typed; what the house wrote (a trade's summary, why it undid a
/// journal) is said in the reader's language, with figures in the reader's form.
/// </summary>
internal static partial class JournalTexts
{
    public static string Description(this Words words, string kind, string text) => kind switch
    {
        "reversal" => words.Find($"reversal.{text}") ?? text,
        "rule" => TradeSummary().Replace(text, m =>
            $"{words[m.Groups[1].Value == "alış" ? "trade-text.buy" : "trade-text.sell"]} {Figure(m.Groups[2].Value)} @ {Figure(m.Groups[3].Value)}"),
        _ => text,
    };

    private static string Figure(string invariant) => Invariant.TryDecimal(invariant, out var figure) ? Show.Quantity(figure) : invariant;

    // As Posting.TradeEvent.Describe writes it: the books themselves are kept in Turkish.
    [GeneratedRegex(@"(?<=\S )(alış|satış) ([0-9.]+) @ ([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex TradeSummary();
}
