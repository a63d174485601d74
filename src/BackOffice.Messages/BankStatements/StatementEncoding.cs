using System.Text;
using BackOffice.Messages.Csv;

namespace BackOffice.Messages.BankStatements;

/// <summary>
/// Finds the encoding of a statement file. In this order: a byte order mark; UTF-16 without one, known by its zero bytes; the encoding the
/// sender told us of; the one an XML declaration names; UTF-8 when every byte agrees; else UTF-8 with wrong bytes when most of its longer
/// characters are well formed; else Windows-1252 when it holds the bytes 8E or 9E (Ž, ž), which Windows-1254 does not have; else Windows-1254.
/// </summary>
/// <remarks>
/// A declaration of a single-byte encoding gives way to the bytes when all of them are well-formed UTF-8 and some are longer characters:
/// that does not happen by chance. Bytes that do not belong are read as Windows-1254 and each of their lines is a warning.
/// Latin-1 and ISO-8859-9 are read as the Windows pages of the same letters, as browsers do: they differ only in controls no bank writes.
/// </remarks>
public static class StatementEncoding
{
    private const int LinesListed = 20;
    private const string Utf16 = "utf-16";

    /// <summary>Looks at all bytes once, from the beginning, and leaves the stream at it.</summary>
    internal static FoundEncoding Find(Stream content, string? told)
    {
        content.Position = 0;
        var head = new byte[512];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var start = head.AsSpan(0, length);
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new FoundEncoding(Utf16, Encoding.Unicode, []);
        if (start is [(byte)'<', 0, ..] or [(byte)':', 0, ..] or [(byte)'{', 0, ..])
            return new FoundEncoding(Utf16, Encoding.Unicode, []);
        if (start is [0, (byte)'<', ..])
            return new FoundEncoding("utf-16BE", Encoding.BigEndianUnicode, []);

        var bytes = Utf8Look.At(content);
        content.Position = 0;
        var marked = start is [0xEF, 0xBB, 0xBF, ..];
        var named = marked ? Encodings.Utf8 : Known(told) ?? Declared(start);
        var expected = named ?? Encodings.Utf8;
        if (bytes.Bad == 0)
        {
            List<StatementProblem> warnings = [];
            if (named is not null and not Encodings.Utf8 && bytes.Long > 0)
                warnings.Add(StatementProblem.At(bytes.FirstHighLine, StatementCodes.Charset, expected, Encodings.Utf8));
            if (bytes.LostLine > 0)
                warnings.Add(StatementProblem.At(bytes.LostLine, StatementCodes.CharsetLost));
            return new FoundEncoding(Encodings.Utf8, Mending, warnings);
        }
        if (named is not null and not Encodings.Utf8)
            return new FoundEncoding(named, Single(named), []);
        if (named is not null || bytes.Long > bytes.Bad)
            return new FoundEncoding(Encodings.Utf8, Mending, Lines(bytes, Encodings.Windows1254));

        var page = bytes.HasCaronZ ? "windows-1252" : Encodings.Windows1254;
        return new FoundEncoding(page, Single(page), [StatementProblem.At(bytes.FirstHighLine, StatementCodes.Charset, expected, page)]);
    }

    private static Encoding Single(string name) =>
        Encoding.GetEncoding(Encodings.Of(name)!.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);

    // UTF-8 whose wrong bytes become the letters of Windows-1254 instead of question marks.
    private static Encoding Mending => Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new MendingFallback(Single(Encodings.Windows1254)));

    private static List<StatementProblem> Lines(Utf8Look bytes, string used)
    {
        var problems = bytes.BadLines.Take(LinesListed).Select(line => StatementProblem.At(line, StatementCodes.Charset, Encodings.Utf8, used)).ToList();
        if (bytes.BadLineCount > LinesListed)
            problems.Add(StatementProblem.At(bytes.BadLines[LinesListed], StatementCodes.CharsetMore,
                (bytes.BadLineCount - LinesListed).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return problems;
    }

    // <?xml version="1.0" encoding="ISO-8859-9"?>
    private static string? Declared(ReadOnlySpan<byte> head)
    {
        if (!head.TrimStart(" \t\r\n"u8).StartsWith("<?xml"u8))
            return null;
        var declaration = head[..Math.Max(0, head.IndexOf("?>"u8))];
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0)
            return null;
        var rest = declaration[(at + 8)..].TrimStart(" \t\r\n="u8);
        if (rest.Length == 0 || rest[0] is not ((byte)'"' or (byte)'\''))
            return null;
        var end = rest[1..].IndexOf(rest[0]);
        return end < 0 ? null : Known(Encoding.ASCII.GetString(rest.Slice(1, end)));
    }

    private static string? Known(string? name) => name?.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "us-ascii" or "ascii" => Encodings.Utf8,
        "iso-8859-9" or "latin5" or "windows-1254" or "cp1254" => Encodings.Windows1254,
        "iso-8859-1" or "latin1" or "iso-8859-15" or "windows-1252" or "cp1252" => "windows-1252",
        _ => null,
    };
}

/// <param name="Name">Its name as a person knows it.</param>
internal sealed record FoundEncoding(string Name, Encoding Encoding, IReadOnlyList<StatementProblem> Warnings)
{
    /// <summary>The text from its beginning, without a byte order mark.</summary>
    public StreamReader Open(Stream content)
    {
        // The reader's own look at marks would answer with a decoder that loses what it cannot read.
        Span<byte> mark = stackalloc byte[3];
        content.Position = 0;
        var read = content.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        content.Position = read == 3 && mark is [0xEF, 0xBB, 0xBF] ? 3 : 0;
        return new StreamReader(content, Encoding, detectEncodingFromByteOrderMarks: content.Position == 0, 64 * 1024, leaveOpen: true);
    }
}

/// <summary>What a file's bytes say about being UTF-8.</summary>
internal sealed class Utf8Look
{
    private const int LinesKept = 21;

    /// <summary>Well-formed characters of more than one byte.</summary>
    public long Long { get; private set; }

    public long Bad { get; private set; }

    public bool HasCaronZ { get; private set; }

    public long FirstHighLine { get; private set; }

    /// <summary>First line with U+FFFD, which another system put where it could not read a character; 0 for none.</summary>
    public long LostLine { get; private set; }

    public List<long> BadLines { get; } = [];

    public long BadLineCount { get; private set; }

    public static Utf8Look At(Stream content)
    {
        var look = new Utf8Look();
        var buffer = new byte[64 * 1024];
        var (kept, line, lastBad) = (0, 1L, 0L);
        while (true)
        {
            var read = content.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            while (bytes.Length > 0)
            {
                var plain = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                var ascii = plain < 0 ? bytes : bytes[..plain];
                line += ascii.Count((byte)'\n');
                bytes = bytes[ascii.Length..];
                if (bytes.Length == 0)
                    break;
                var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
                if (status == System.Buffers.OperationStatus.NeedMoreData && read > 0)
                    break;
                if (look.FirstHighLine == 0)
                    look.FirstHighLine = line;
                if (status == System.Buffers.OperationStatus.Done)
                {
                    look.Long++;
                    if (rune.Value == 0xFFFD && look.LostLine == 0)
                        look.LostLine = line;
                }
                else
                {
                    look.Bad++;
                    look.HasCaronZ |= bytes[0] is 0x8E or 0x9E;
                    if (line != lastBad)
                        look.BadLineCount++;
                    if (line != lastBad && look.BadLines.Count < LinesKept)
                        look.BadLines.Add(line);
                    lastBad = line;
                }
                bytes = bytes[used..];
            }
            if (read == 0)
                return look;
            kept = bytes.Length;
            bytes.CopyTo(buffer);
        }
    }
}

/// <summary>Reads bytes that are not UTF-8 as letters of a single-byte page.</summary>
internal sealed class MendingFallback(Encoding page) : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(page);

    private sealed class Buffer(Encoding page) : DecoderFallbackBuffer
    {
        private string _chars = "";
        private int _next;

        public override int Remaining => _chars.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_chars, _next) = (page.GetString(bytesUnknown), 0);
            return _chars.Length > 0;
        }

        public override char GetNextChar() => _next < _chars.Length ? _chars[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
                return false;
            _next--;
            return true;
        }

        public override void Reset() => (_chars, _next) = ("", 0);
    }
}
