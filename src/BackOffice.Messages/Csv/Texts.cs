using System.Text;

namespace BackOffice.Messages.Csv;

/// <summary>The encodings that files of our senders come in.</summary>
public static class Encodings
{
    public const string Utf8 = "utf-8";
    public const string Windows1254 = "windows-1254";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names that options may hold.</summary>
    public static readonly IReadOnlyList<string> Names = [Utf8, Windows1254, "windows-1252", "iso-8859-9", "utf-16"];

    /// <summary>A decoder that refuses bytes which are not of the encoding, or null for a name we do not know.</summary>
    public static Encoding? Of(string? name) => name is null or Utf8 ? Strict
        : Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        : null;

    /// <summary>Reads text; a byte order mark, if there is one, decides over <paramref name="encoding"/>.</summary>
    public static StreamReader Open(Stream content, Encoding encoding) => new(content, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024);

    /// <summary>What the whole content seems to be: UTF-8 when every byte agrees, else Windows-1254, which never disagrees.</summary>
    public static string Propose(Stream content)
    {
        Span<byte> mark = stackalloc byte[2];
        var buffer = new byte[64 * 1024];
        var chars = new char[buffer.Length + 8];
        var decoder = Strict.GetDecoder();
        var first = true;
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                if (first && read >= 2 && (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
                    return "utf-16";
                first = false;
                decoder.GetChars(buffer, 0, read, chars, 0, flush: false);
            }
            decoder.GetChars(buffer, 0, 0, chars, 0, flush: true);
            return Utf8;
        }
        catch (DecoderFallbackException)
        {
            return Windows1254;
        }
    }
}

/// <summary>How numbers are written in a file. Always told or invariant, never guessed by a job.</summary>
public enum NumberFormat
{
    /// <summary>1234.56</summary>
    Invariant,

    /// <summary>1.234,56</summary>
    Tr,

    /// <summary>1,234.56</summary>
    En,
}

/// <summary>Turns written numbers, days and moments into their invariant form, or says that they are none.</summary>
public static class Texts
{
    /// <summary>The day formats a page may propose, the most certain first.</summary>
    public static readonly IReadOnlyList<string> DayFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd", "d.M.yyyy", "dd-MM-yyyy"];

    /// <summary>Digits, at most one decimal mark, thousands marks only in whole groups; no plus, no exponent, no spaces.</summary>
    public static bool TryNumber(ReadOnlySpan<char> written, NumberFormat format, out string invariant)
    {
        invariant = "";
        var (point, group) = format switch { NumberFormat.Tr => (',', '.'), NumberFormat.En => ('.', ','), _ => ('.', '\0') };
        Span<char> kept = stackalloc char[32];
        var (length, digits, inGroup, groups, seenPoint) = (0, 0, 0, 0, false);
        var start = 0;
        if (written.Length > 0 && written[0] == '-')
        {
            kept[length++] = '-';
            start = 1;
        }
        for (var i = start; i < written.Length; i++)
        {
            var c = written[i];
            if (char.IsAsciiDigit(c))
            {
                if (length == kept.Length)
                    return false;
                kept[length++] = c;
                digits++;
                inGroup++;
            }
            else if (c == point && !seenPoint && digits > 0 && (groups == 0 || inGroup == 3))
            {
                if (length == kept.Length)
                    return false;
                kept[length++] = '.';
                (seenPoint, inGroup) = (true, 0);
            }
            else if (c == group && group != '\0' && !seenPoint && (groups == 0 ? inGroup is >= 1 and <= 3 : inGroup == 3))
            {
                groups++;
                inGroup = 0;
            }
            else
            {
                return false;
            }
        }
        if (digits == 0 || inGroup == 0 || !seenPoint && groups > 0 && inGroup != 3)
            return false;
        if (!decimal.TryParse(kept[..length], System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out _))
            return false;
        invariant = kept[..length].ToString();
        return true;
    }

    public static bool TryDay(ReadOnlySpan<char> written, string format, out DateOnly day) =>
        DateOnly.TryParseExact(written, format, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day);

    /// <summary>RFC 3339; without an offset it is a moment of the firm's zone, a day alone is its beginning.</summary>
    public static bool TryInstant(ReadOnlySpan<char> written, string dayFormat, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        var invariantCulture = System.Globalization.CultureInfo.InvariantCulture;
        if (TryDay(written, dayFormat, out var day))
        {
            instant = In(zone, day.ToDateTime(TimeOnly.MinValue));
            return true;
        }
        var cut = written.IndexOfAny('T', ' ');
        if (cut <= 0 || !(TryDay(written[..cut], "yyyy-MM-dd", out day) || TryDay(written[..cut], dayFormat, out day)))
            return false;
        var time = written[(cut + 1)..];
        var offsetAt = time.IndexOfAny('Z', '+', '-');
        var clock = offsetAt < 0 ? time : time[..offsetAt];
        if (!TimeOnly.TryParseExact(clock, ClockFormats, invariantCulture, System.Globalization.DateTimeStyles.None, out var at))
            return false;
        var local = day.ToDateTime(at);
        if (offsetAt < 0)
        {
            instant = In(zone, local);
            return true;
        }
        var offset = TimeSpan.Zero;
        if (time[offsetAt] != 'Z' && !TimeSpan.TryParseExact(time[(offsetAt + 1)..], @"hh\:mm", invariantCulture, out offset) || time[offsetAt] == 'Z' && offsetAt != time.Length - 1)
            return false;
        if (offset > TimeSpan.FromHours(14))
            return false;
        instant = new DateTimeOffset(local, time[offsetAt] == '-' ? -offset : offset).ToUniversalTime();
        return true;
    }

    private static readonly string[] ClockFormats = ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"];

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
