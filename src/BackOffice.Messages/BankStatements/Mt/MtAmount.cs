using System.Buffers;
using System.Globalization;

namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>Amounts (15d: digits and one comma), days (6!n: yymmdd) and balances as MT messages write them.</summary>
internal static class MtAmount
{
    private const int DigitsMax = 18;
    private const int DecimalsMax = 8;
    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789,.");

    /// <summary>
    /// Reads the amount at the beginning of a text. Dots in groups of three before a comma, a dot instead of the comma, and no comma at all
    /// are read too, and told as a dialect. Refused where two readings are possible: 1.234 alone.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal amount, out int length, out bool dialect)
    {
        (amount, dialect) = (0, false);
        length = text.IndexOfAnyExcept(Written);
        if (length < 0)
            length = text.Length;
        var written = text[..length];
        if (written.Length is 0 or > 40 || !char.IsAsciiDigit(written[0]))
            return false;
        var (commas, dots) = (written.Count(','), written.Count('.'));
        var point = commas == 1 ? written.IndexOf(',') : commas == 0 && dots == 1 ? written.IndexOf('.') : written.Length;
        var whole = written[..point];
        var parts = point < written.Length ? written[(point + 1)..] : [];
        dialect = commas != 1 || dots > 0;
        if (commas > 1 || commas == 0 && dots > 1 || parts.IndexOf('.') >= 0 || parts.Length > DecimalsMax || commas == 0 && dots == 1 && parts.Length is 0 or 3)
            return false;

        Span<char> kept = stackalloc char[DigitsMax + DecimalsMax + 1];
        var (count, group) = (0, 0);
        foreach (var c in whole)
        {
            if (c == '.')
            {
                if (group is 0 or > 3)
                    return false;
                group = 0;
                continue;
            }
            group++;
            if (count == 0 && c == '0')
                continue;
            if (count == DigitsMax)
                return false;
            kept[count++] = c;
        }
        if (whole.Contains('.') && group != 3)
            return false;
        if (count == 0)
            kept[count++] = '0';
        if (parts.Length > 0)
        {
            kept[count++] = '.';
            parts.CopyTo(kept[count..]);
            count += parts.Length;
        }
        return decimal.TryParse(kept[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    /// <summary>yymmdd; years from 80 are of the last century.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length < 6 || text[..6].ContainsAnyExceptInRange('0', '9'))
            return false;
        var (year, month, date) = (Two(text, 0), Two(text, 2), Two(text, 4));
        year += year >= 80 ? 1900 : 2000;
        if (month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>mmdd in the year that brings it nearest to another day: an entry of 31 December may stand in January's statement, and the other way.</summary>
    public static DateOnly? Nearest(int month, int date, DateOnly to)
    {
        DateOnly? best = null;
        for (var year = to.Year - 1; year <= to.Year + 1; year++)
        {
            if (year is < 1 or > 9999 || date > DateTime.DaysInMonth(year, month))
                continue;
            var day = new DateOnly(year, month, date);
            if (best is null || Math.Abs(day.DayNumber - to.DayNumber) < Math.Abs(best.Value.DayNumber - to.DayNumber))
                best = day;
        }
        return best;
    }

    /// <summary>1!a6!n3!a15d: C or D, day, currency, amount.</summary>
    public static StatementBalance? Balance(MtField field, out bool dialect)
    {
        dialect = false;
        var text = field.First.AsSpan().Trim();
        if (text.Length < 11 || text[0] is not ('C' or 'D') || !TryDay(text[1..], out var day) || !IsCurrency(text.Slice(7, 3)))
            return null;
        if (!TryRead(text[10..], out var amount, out var length, out dialect) || length != text.Length - 10)
            return null;
        return new StatementBalance(field.Tag, text[0] == 'D' ? -amount : amount, text.Slice(7, 3).ToString(), day, field.Tag.EndsWith('M'), field.Line);
    }

    public static bool IsCurrency(ReadOnlySpan<char> text) => text.Length == 3 && !text.ContainsAnyExceptInRange('A', 'Z');

    public static int Two(ReadOnlySpan<char> text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');
}
