using System.Text;

namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>Puts lines together that a bank cut at its line length.</summary>
internal static class MtText
{
    private const int LineCharsFull = 65;

    /// <summary>
    /// A full line runs on into the next one, because the bank cut it anywhere; a shorter one ended where it wanted to and gets a space.
    /// Runs of spaces, with which banks align columns, are one. Null when nothing is left.
    /// </summary>
    public static string? Joined(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var full = false;
        foreach (var line in lines)
        {
            if (text.Length > 0 && !full)
                text.Append(' ');
            text.Append(line);
            full = line.Length >= LineCharsFull;
        }
        return Tidy(text.ToString());
    }

    public static string? Tidy(string? text)
    {
        if (text is null)
            return null;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                kept.Append(c);
            else if (kept.Length > 0 && kept[^1] != ' ')
                kept.Append(' ');
        }
        if (kept.Length > 0 && kept[^1] == ' ')
            kept.Length--;
        return kept.Length == 0 ? null : kept.ToString();
    }

    /// <summary>A reference, or null for the words that say there is none.</summary>
    public static string? Reference(string? text) =>
        Tidy(text) is { } said && said is not ("NOTPROVIDED" or "NONREF" or "NOT PROVIDED") ? said : null;
}
