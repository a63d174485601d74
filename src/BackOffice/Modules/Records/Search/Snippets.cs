using BackOffice.Domain.Text;

namespace BackOffice.Records.Search;

/// <summary>The piece of a text where the words of a question stand.</summary>
internal static class Snippets
{
    private const int Before = 80;
    private const int LengthMax = 260;

    public static (string Text, IReadOnlyList<Find.Mark> Marks) Of(string? text, string question)
    {
        if (string.IsNullOrEmpty(text))
            return ("", []);
        var found = question.Length == 0 ? [] : SearchFold.Highlights(text, question);
        if (found.Count == 0)
            return (question.Length == 0 ? Cut(text, 0, LengthMax) : "", []);
        var start = Math.Max(0, found[0].Start - Before);
        // A word is not begun in its middle.
        while (start > 0 && start < found[0].Start && !char.IsWhiteSpace(text[start - 1]))
            start++;
        var piece = Cut(text, start, LengthMax);
        var lead = start > 0 ? "… " : "";
        return (lead + piece, [.. found.Where(f => f.Start >= start && f.Start + f.Length <= start + piece.Length).Select(f => new Find.Mark(f.Start - start + lead.Length, f.Length))]);
    }

    private static string Cut(string text, int start, int length)
    {
        var end = Math.Min(text.Length, start + length);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[start..end].Replace('\n', ' ') + (end < text.Length ? "…" : "");
    }
}
