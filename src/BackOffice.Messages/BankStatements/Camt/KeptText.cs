namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>
/// Hands text on to an XML reader and keeps what was handed on lately, so that an element's own text can be had by the line and column
/// the reader tells. Lines are counted as XML does: LF, CRLF and CR each end one.
/// </summary>
internal sealed class KeptText(TextReader inner, int skippedLines) : TextReader
{
    private readonly List<long> _lineStarts = [0];
    private char[] _kept = new char[16 * 1024];
    private int _length;

    /// <summary>Offset in the whole text of the first character kept.</summary>
    private long _from;

    /// <summary>Number, from 1, of the first line in <see cref="_lineStarts"/>.</summary>
    private int _firstLine = 1;
    private bool _lastWasReturn;

    public bool Ended { get; private set; }

    /// <summary>Offset of the end of what was handed on.</summary>
    public long End => _from + _length;

    /// <summary>Line of the file of a line the XML reader tells.</summary>
    public long FileLine(int line) => line + skippedLines;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        if (read <= 0)
        {
            Ended = true;
            return 0;
        }
        if (_length + read > _kept.Length)
            Array.Resize(ref _kept, Math.Max(_kept.Length * 2, _length + read));
        var handed = buffer.AsSpan(index, read);
        handed.CopyTo(_kept.AsSpan(_length));
        Count(handed);
        _length += read;
        return read;
    }

    public override int Read()
    {
        var one = new char[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public override int Peek() => inner.Peek();

    /// <summary>Where a line and column (both from 1) stand in the whole text.</summary>
    public long Offset(int line, int column)
    {
        var index = Math.Clamp(line - _firstLine, 0, _lineStarts.Count - 1);
        return Math.Clamp(_lineStarts[index] + column - 1, _from, End);
    }

    /// <summary>Lets go of everything before an offset.</summary>
    public void Forget(long before)
    {
        var drop = (int)Math.Clamp(before - _from, 0, _length);
        // Moving the rest for a few characters would cost more than they hold.
        if (drop < _length / 2 || drop < 4096)
            return;
        _kept.AsSpan(drop, _length - drop).CopyTo(_kept);
        (_length, _from) = (_length - drop, _from + drop);
        var lines = 0;
        while (lines + 1 < _lineStarts.Count && _lineStarts[lines + 1] <= _from)
            lines++;
        _lineStarts.RemoveRange(0, lines);
        _firstLine += lines;
    }

    /// <summary>The text from one offset to another, up to a number of characters.</summary>
    public string Slice(long from, long to, int charsMax)
    {
        var start = (int)Math.Clamp(from - _from, 0, _length);
        var end = (int)Math.Clamp(to - _from, start, _length);
        return new string(_kept, start, Math.Min(end - start, charsMax));
    }

    /// <summary>Offset behind the next &gt; from an offset on.</summary>
    public long AfterTag(long from)
    {
        var start = (int)Math.Clamp(from - _from, 0, _length);
        var at = _kept.AsSpan(start, _length - start).IndexOf('>');
        return at < 0 ? End : _from + start + at + 1;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<char> handed)
    {
        var offset = End;
        if (_lastWasReturn && handed[0] == '\n')
            _lineStarts[^1]++;
        for (var at = 0; at < handed.Length;)
        {
            var next = handed[at..].IndexOfAny('\n', '\r');
            if (next < 0)
                break;
            at += next;
            if (handed[at] == '\n' && (at > 0 ? handed[at - 1] == '\r' : _lastWasReturn))
            {
                if (at > 0)
                    _lineStarts[^1] = offset + at + 1;
            }
            else
            {
                _lineStarts.Add(offset + at + 1);
            }
            at++;
        }
        _lastWasReturn = handed[^1] == '\r';
    }
}
