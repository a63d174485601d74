namespace BackOffice.Messages.Csv;

/// <summary>What a file seems to be. A page shows it and lets a person change it; a job takes only the separator from here.</summary>
public sealed record CsvProposal(string Encoding, char Separator, NumberFormat Numbers, string DayFormat);

public static class CsvSniffer
{
    /// <summary>The separators looked for.</summary>
    public static readonly IReadOnlyList<char> Separators = [',', ';', '\t', '|'];

    private const int LinesLookedAt = 50;

    /// <summary>The separator that cuts the first lines most evenly, and into most fields; a comma when there is only one column.</summary>
    public static char Separator(string head)
    {
        var (best, bestScore) = (',', 0);
        foreach (var separator in Separators)
        {
            using var reader = new CsvReader(new StringReader(head), separator);
            var (width, even, lines) = (0, 0, 0);
            while (lines < LinesLookedAt && reader.Read())
            {
                if (reader.IsBlank)
                    continue;
                if (lines++ == 0)
                    width = reader.FieldCount;
                if (reader.FieldCount == width)
                    even++;
            }
            var score = width > 1 ? even * 1000 / Math.Max(lines, 1) * 100 + width : 0;
            if (score > bestScore)
                (best, bestScore) = (separator, score);
        }
        return best;
    }

    /// <summary>The number format under which the most values can be read; invariant when nothing tells them apart.</summary>
    public static NumberFormat Numbers(IReadOnlyCollection<string> values)
    {
        var (best, most) = (NumberFormat.Invariant, -1);
        foreach (var format in Enum.GetValues<NumberFormat>())
        {
            var read = values.Count(v => Texts.TryNumber(v, format, out _));
            if (read > most)
                (best, most) = (format, read);
        }
        // 1.234 is read by all of them. When every dot stands before three digits, dots are thousands only if a comma says so somewhere.
        return best;
    }

    /// <summary>The day format under which the most values are days; ISO when nothing tells them apart.</summary>
    public static string Days(IReadOnlyCollection<string> values)
    {
        var (best, most) = (Texts.DayFormats[0], 0);
        foreach (var format in Texts.DayFormats)
        {
            var read = values.Count(v => Texts.TryDay(v, format, out _));
            if (read > most)
                (best, most) = (format, read);
        }
        return best;
    }
}
