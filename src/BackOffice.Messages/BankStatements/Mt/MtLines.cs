using System.Text;

namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>The lines of a text with their numbers. LF, CRLF and CR end a line; what follows a CRLF is the next line, not an empty one.</summary>
internal sealed class MtLines(TextReader text, int charsMax)
{
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _line = new();
    private int _position;
    private int _filled;
    private bool _skipLineFeed;

    /// <summary>Number of <see cref="Line"/>, from 1.</summary>
    public long Number { get; private set; }

    public string Line { get; private set; } = "";

    /// <summary>The line was ended by the file, not by a line end.</summary>
    public bool Unended { get; private set; }

    /// <summary>The line is longer than the limit; only its beginning is in <see cref="Line"/> and reading stops.</summary>
    public bool TooLong { get; private set; }

    public bool Read()
    {
        _line.Clear();
        if (TooLong || !Fill())
            return false;
        if (_skipLineFeed && _buffer[_position] == '\n')
            _position++;
        _skipLineFeed = false;
        if (!Fill())
            return false;
        Number++;
        while (Fill())
        {
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOfAny('\n', '\r');
            var part = end < 0 ? rest : rest[..end];
            if (_line.Length + part.Length > charsMax)
            {
                TooLong = true;
                Line = _line.ToString();
                return true;
            }
            _line.Append(part);
            _position += part.Length;
            if (end < 0)
                continue;
            _skipLineFeed = _buffer[_position++] == '\r';
            Line = _line.ToString();
            return true;
        }
        Unended = true;
        Line = _line.ToString();
        return true;
    }

    private bool Fill()
    {
        if (_position < _filled)
            return true;
        (_position, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }
}
