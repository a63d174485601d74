namespace BackOffice.Messages.Csv;

/// <summary>Why one record cannot be used as it stands; its neighbours can.</summary>
public enum CsvFault
{
    None,

    /// <summary>Longer than <see cref="CsvReader.RecordCharsMax"/>; its text is kept only up to <see cref="CsvReader.RawKeptMax"/>.</summary>
    TooLong,

    /// <summary>Text stands between a closing quote and the separator.</summary>
    TextAfterQuote,
}

/// <summary>
/// Reads separated text record by record and keeps what an auditor asks for later: the line each record began on and its own text.
/// RFC 4180 with any separator; LF, CRLF and CR end a line; a quoted field may hold line ends, which count as lines.
/// </summary>
/// <remarks>
/// Our own because the raw text of every record is part of the product's promise, which the readers at hand do not give.
/// Memory stays bounded by the record limit whatever the file holds.
/// </remarks>
public sealed class CsvReader(TextReader text, char separator) : IDisposable
{
    /// <summary>One million characters: no row of any kind comes near it, and a row of 10 MB is a fault, not data.</summary>
    public const int RecordCharsMax = 1_000_000;

    /// <summary>What is kept of the text of a record that is too long.</summary>
    public const int RawKeptMax = 2_000;

    private readonly char[] _buffer = new char[32 * 1024];
    private readonly List<(int Start, int End, bool Quoted)> _fields = [];
    private char[] _record = new char[1024];
    private int _length;
    private int _position;
    private int _filled;
    private long _line = 1;
    private bool _skipLineFeed;

    /// <summary>Line of the file, from 1, on which the record began.</summary>
    public long Line { get; private set; }

    public CsvFault Fault { get; private set; }

    /// <summary>The file ended inside a quoted field: it was cut.</summary>
    public bool EndedInQuote { get; private set; }

    /// <summary>The record was ended by the file, not by a line end.</summary>
    public bool Unended { get; private set; }

    public int FieldCount => _fields.Count;

    /// <summary>The record's own text without its line end.</summary>
    public string Raw => new(_record, 0, Fault == CsvFault.TooLong ? Math.Min(_length, RawKeptMax) : _length);

    /// <summary>True when nothing stands on the line.</summary>
    public bool IsBlank => _length == 0 || _record.AsSpan(0, _length).IsWhiteSpace() && separator != '\t';

    public ReadOnlySpan<char> Span(int field)
    {
        var (start, end, _) = _fields[field];
        return _record.AsSpan(start, end - start);
    }

    /// <summary>The field's value: quotes undone, spaces around it gone.</summary>
    public string Field(int field)
    {
        var (start, end, quoted) = _fields[field];
        var span = _record.AsSpan(start, end - start);
        if (!quoted)
            return span.Trim().ToString();
        span = span[1..];
        var close = span.LastIndexOf('"');
        if (close >= 0)
            span = span[..close];
        return span.Contains('"') ? span.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : span.Trim().ToString();
    }

    public string[] Fields()
    {
        var values = new string[_fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Field(i);
        return values;
    }

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    public bool Read()
    {
        (_length, Fault, EndedInQuote, Unended) = (0, CsvFault.None, false, false);
        _fields.Clear();
        if (_skipLineFeed && Peek() is '\n')
            _position++;
        _skipLineFeed = false;
        if (Peek() < 0)
            return false;

        Line = _line;
        var (start, quoted, state) = (0, false, State.FieldStart);
        while (true)
        {
            var next = Peek();
            if (next < 0)
            {
                EndedInQuote = state == State.Quoted;
                Unended = true;
                break;
            }
            _position++;
            var c = (char)next;
            if (state == State.Quoted)
            {
                if (c == '"')
                    state = State.QuoteSeen;
                else
                    CountLine(c);
                Append(c);
                continue;
            }
            if (c is '\n' or '\r')
            {
                _line++;
                _skipLineFeed = c == '\r';
                break;
            }
            if (c == separator)
            {
                _fields.Add((start, _length, quoted));
                Append(c);
                (start, quoted, state) = (_length, false, State.FieldStart);
                continue;
            }
            switch (state)
            {
                case State.FieldStart when c == '"':
                    (quoted, state) = (true, State.Quoted);
                    break;
                case State.QuoteSeen when c == '"':
                    state = State.Quoted;
                    break;
                case State.QuoteSeen when c == ' ':
                    break;
                case State.QuoteSeen:
                    Fault = CsvFault.TextAfterQuote;
                    state = State.Plain;
                    break;
                case State.FieldStart:
                    state = State.Plain;
                    break;
            }
            Append(c);
        }
        _fields.Add((start, _length, quoted));
        return true;
    }

    public void Dispose() => text.Dispose();

    private enum State { FieldStart, Plain, Quoted, QuoteSeen }

    // A line end inside quotes: CRLF is one line, not two.
    private void CountLine(char c)
    {
        if (c == '\n' || c == '\r' && Peek() != '\n')
            _line++;
    }

    private void Append(char c)
    {
        if (_length == RecordCharsMax)
        {
            Fault = CsvFault.TooLong;
            return;
        }
        if (_length == _record.Length)
            Array.Resize(ref _record, Math.Min(_record.Length * 2, RecordCharsMax));
        _record[_length++] = c;
    }

    private int Peek()
    {
        if (_position == _filled)
        {
            _filled = text.Read(_buffer, 0, _buffer.Length);
            _position = 0;
            if (_filled == 0)
                return -1;
        }
        return _buffer[_position];
    }
}
