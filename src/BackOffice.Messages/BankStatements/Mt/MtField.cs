namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>One field of an MT message: its tag without colons (60F) and its lines, the first one without the tag.</summary>
internal sealed class MtField(string tag, long line, string first, string raw)
{
    public string Tag { get; } = tag;

    /// <summary>Line of the file on which it begins.</summary>
    public long Line { get; } = line;

    public List<string> Lines { get; } = [first];

    /// <summary>The lines as they stand in the file, with the tag.</summary>
    public List<string> Raw { get; } = [raw];

    public int Chars { get; private set; } = raw.Length;

    public string First => Lines[0];

    public void Add(string line)
    {
        Lines.Add(line);
        Raw.Add(line);
        Chars += line.Length + 1;
    }

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "13", "13C", "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65", "65F", "86", "90C", "90D", "NS",
    };

    /// <summary>The tag at the beginning of a line, :60F: for one. A text may hold colons and numbers too, so inside one only known tags count.</summary>
    public static bool TryTag(string line, bool insideText, out string tag)
    {
        tag = "";
        if (line.Length < 4 || line[0] != ':')
            return false;
        var end = line.IndexOf(':', 1, Math.Min(4, line.Length - 1));
        if (end < 3)
            return false;
        var name = line.AsSpan(1, end - 1);
        if (!Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known))
        {
            if (insideText || !char.IsAsciiDigit(name[0]) || !char.IsAsciiDigit(name[1]) || name.Length == 3 && !char.IsAsciiLetterUpper(name[2]))
                return false;
            known = name.ToString();
        }
        tag = known;
        return true;
    }
}
