namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>
/// :61: Statement Line: 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x], that is value date, entry date, mark, funds code, amount,
/// transaction type, reference for the account owner, the bank's reference, supplementary details.
/// </summary>
/// <remarks>
/// Read too: four spaces for an entry date, a space after the amount, an amount without comma, DR and CR, EC and ED of expected entries,
/// a missing reference, supplementary details on the first line behind a reference padded to sixteen.
/// </remarks>
internal sealed class MtEntryLine
{
    private const int ReferenceChars = 16;

    public DateOnly ValueDate { get; private init; }

    /// <summary>Month and day; the year follows from the statement.</summary>
    public (int Month, int Day)? EntryDate { get; private init; }

    public decimal Amount { get; private init; }

    public bool Reversal { get; private init; }

    public bool Expected { get; private init; }

    public string? Code { get; private init; }

    public string? OwnReference { get; private init; }

    public string? BankReference { get; private init; }

    public string? Supplementary { get; private init; }

    public bool Dialect { get; private init; }

    public static MtEntryLine? Read(MtField field)
    {
        var text = field.First.AsSpan().TrimEnd();
        if (!MtAmount.TryDay(text, out var valueDate))
            return null;
        text = text[6..];
        (int, int)? entryDate = null;
        var odd = false;
        if (text.Length >= 4 && !text[..4].ContainsAnyExceptInRange('0', '9'))
        {
            var (month, day) = (MtAmount.Two(text, 0), MtAmount.Two(text, 2));
            // 2000 is a leap year: whether this one is, is asked when the year is known.
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
                return null;
            entryDate = (month, day);
            text = text[4..];
        }
        else if (text.StartsWith("    "))
        {
            odd = true;
            text = text[4..];
        }

        var (reversal, expected) = (text.StartsWith("R"), text.StartsWith("E"));
        if (reversal || expected)
            text = text[1..];
        if (text.Length == 0 || text[0] is not ('C' or 'D'))
            return null;
        // A reversed credit takes money away.
        var negative = text[0] == 'D' != reversal;
        text = text[1..];
        if (text.Length > 0 && char.IsAsciiLetterUpper(text[0]))
            text = text[1..];
        if (!MtAmount.TryRead(text.TrimStart(' '), out var amount, out var length, out var oddAmount))
            return null;
        odd |= oddAmount || text[0] == ' ';
        text = text.TrimStart(' ')[length..];
        odd |= text.StartsWith(" ");
        text = text.TrimStart(' ');

        string? code = null;
        if (text.Length >= 4 && text[0] is ('N' or 'S' or 'F'))
        {
            code = text[..4].TrimEnd().ToString();
            text = text[4..];
        }
        else
        {
            odd = true;
        }
        var (own, bank, more) = References(text);
        return new MtEntryLine
        {
            ValueDate = valueDate,
            EntryDate = entryDate,
            Amount = negative ? -amount : amount,
            Reversal = reversal,
            Expected = expected,
            Code = code,
            OwnReference = Said(own),
            BankReference = Said(bank),
            Supplementary = MtText.Joined(more.Length == 0 ? field.Lines.Skip(1) : field.Lines.Skip(1).Prepend(more)),
            Dialect = odd,
        };
    }

    private static (string Own, string Bank, string More) References(ReadOnlySpan<char> text)
    {
        var slashes = text.IndexOf("//");
        if (slashes >= 0)
        {
            var (bank, rest) = Cut(text[(slashes + 2)..]);
            return (text[..slashes].Trim().ToString(), bank, rest);
        }
        var (own, more) = Cut(text);
        return (own, "", more);
    }

    // Sixteen characters, unless the bank's references are longer and hold no space to end them.
    private static (string Reference, string More) Cut(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length <= ReferenceChars)
            return (text.Trim().ToString(), "");
        var at = text.IndexOf(' ') is var space && space < 0 ? text.Length : ReferenceChars;
        return (text[..at].Trim().ToString(), text[at..].Trim().ToString());
    }

    private static string? Said(string reference) => reference is "" or "NONREF" or "KREF+" or "EREF+" or "KREF" or "EREF" or "NOTPROVIDED" ? null : reference;
}
