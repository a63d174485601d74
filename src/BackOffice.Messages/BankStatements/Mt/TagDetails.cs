namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>The :86: of Dutch and other banks: /TAG/value, a value reaching to the next tag that is known. An empty tag (/BENM//NAME/…) names whose the next ones are.</summary>
internal static class TagDetails
{
    private const int TagCharsMax = 4;

    private static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "ACCW", "ADDR", "BENM", "BIC", "CNTP", "CSID", "EREF", "EXCH", "IBAN", "ID", "INIT", "IREF", "ISDT", "KREF", "MARF", "NAME", "NRTX",
        "OAMT", "OCMT", "CHGS", "OPRN", "ORDP", "PREF", "PURP", "REMI", "RTRN", "SWOC", "SVCL", "TRTP", "TRCD", "ULTB", "ULTC", "ULTD",
    };

    public static bool IsSo(string text) => text.StartsWith('/') && TagAt(text, 0) is not null;

    public static MtDetails Read(IReadOnlyList<string> lines)
    {
        // Lines are cut in the middle of words and tags, so they run on.
        var text = string.Concat(lines);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length && TagAt(text, at) is { } tag)
        {
            var start = at + tag.Length + 2;
            var end = Next(text, start);
            if (end > start)
                found.TryAdd(tag, text[start..end]);
            at = end;
        }

        // /CNTP/account/bank/name/town/
        var counterparty = found.TryGetValue("CNTP", out var written) ? written.Split('/') : [];
        return new MtDetails
        {
            BankText = MtText.Tidy(found.GetValueOrDefault("TRTP") ?? found.GetValueOrDefault("TRCD")),
            EndToEndId = MtText.Reference(found.GetValueOrDefault("EREF")),
            OwnReference = MtText.Reference(found.GetValueOrDefault("KREF") ?? found.GetValueOrDefault("PREF")),
            Remittance = MtText.Tidy(WithoutKind(found.GetValueOrDefault("REMI"))),
            Name = MtText.Tidy(found.GetValueOrDefault("NAME") ?? counterparty.ElementAtOrDefault(2)),
            Account = MtText.Tidy(found.GetValueOrDefault("IBAN") ?? found.GetValueOrDefault("ACCW") ?? counterparty.ElementAtOrDefault(0)),
            Bank = MtText.Tidy(found.GetValueOrDefault("BIC") ?? counterparty.ElementAtOrDefault(1)),
        };
    }

    // /REMI/USTD//text and /REMI/STRD/CUR/reference say what kind of text it is.
    private static string? WithoutKind(string? text)
    {
        if (text is null)
            return null;
        if (text.StartsWith("USTD//", StringComparison.Ordinal))
            return text[6..].TrimEnd('/');
        return text.StartsWith("STRD/", StringComparison.Ordinal) ? text[(text.LastIndexOf('/', text.TrimEnd('/').Length - 1) + 1)..].TrimEnd('/') : text;
    }

    private static int Next(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '/' && TagAt(text, i) is not null)
                return i;
        }
        return text.Length;
    }

    private static string? TagAt(string text, int at)
    {
        var length = 0;
        while (length <= TagCharsMax && at + 1 + length < text.Length && char.IsAsciiLetterUpper(text[at + 1 + length]))
            length++;
        if (length is < 2 or > TagCharsMax || at + 1 + length >= text.Length || text[at + 1 + length] != '/')
            return null;
        return Tags.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(at + 1, length), out var tag) ? tag : null;
    }
}
