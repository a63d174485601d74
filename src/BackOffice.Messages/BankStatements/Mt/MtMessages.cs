namespace BackOffice.Messages.BankStatements.Mt;

internal enum MtPart
{
    /// <summary>A message begins: an envelope, or the first field after the end of the one before.</summary>
    Begin,
    Field,

    /// <summary>The message is over: <c>-</c>, <c>-}</c>, the next one's beginning, or the end of the file.</summary>
    End,
}

/// <summary>
/// Cuts a file into messages and fields. Messages come in SWIFT envelopes ({1:}{2:}{3:}{4: … -}{5:}), between lines with a dash,
/// or one after another, each from its :20:.
/// </summary>
internal sealed class MtMessages(MtLines lines, StatementLimits limits)
{
    private readonly Queue<(MtPart Part, MtField? Field)> _ready = new();
    private readonly Queue<long> _beginLines = new();
    private readonly Queue<(bool Ended, bool Enveloped, string Type, string? Sender)> _ends = new();
    private bool _enveloped;
    private string _type = "";
    private string? _sender;
    private MtField? _open;
    private bool _inside;
    private bool _anyField;
    private bool _skipping;

    // A first block has come whose text block has not.
    private bool _headed;
    private int _skipDepth;
    private string _pending = "";

    public MtPart Part { get; private set; }

    public MtField Field { get; private set; } = null!;

    /// <summary>Number of the message type (940) from the envelope or the line above the message; empty when nothing says it.</summary>
    public string Type { get; private set; } = "";

    /// <summary>BIC of the envelope's first block: whose message it is.</summary>
    public string? Sender { get; private set; }

    public bool Enveloped { get; private set; }

    /// <summary>Line on which the message begins.</summary>
    public long BeginLine { get; private set; }

    /// <summary>At <see cref="MtPart.End"/>: the message has its own end mark.</summary>
    public bool Ended { get; private set; }

    /// <summary>At <see cref="MtPart.End"/>: the file is over.</summary>
    public bool AtEndOfFile { get; private set; }

    public StatementProblem? Error { get; private set; }

    public List<StatementProblem> Warnings { get; } = [];

    public bool Read()
    {
        while (_ready.Count == 0)
        {
            if (Error is not null || AtEndOfFile)
                return false;
            if (_pending.Length > 0)
            {
                var rest = _pending;
                _pending = "";
                Take(rest);
                continue;
            }
            if (!lines.Read())
            {
                Finish();
                continue;
            }
            if (lines.TooLong)
            {
                Error = StatementProblem.At(lines.Number, StatementCodes.TooLong, limits.LineChars.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return false;
            }
            Take(lines.Line);
        }
        var (part, field) = _ready.Dequeue();
        Part = part;
        if (part == MtPart.Begin)
            (Ended, BeginLine) = (false, _beginLines.Dequeue());
        if (part == MtPart.End)
            (Ended, Enveloped, Type, Sender) = _ends.Dequeue();
        if (field is not null)
            Field = field;
        return true;
    }

    private void Take(string line)
    {
        if (_skipping)
        {
            Skip(line);
            return;
        }
        var bare = line.AsSpan().Trim("\u0001\u0003\u0000\u001a \t");
        if (!_inside || !_enveloped && bare.StartsWith("{1:"))
        {
            Outside(line, bare);
            return;
        }
        if (bare is "-" || bare.StartsWith("-}"))
        {
            Close(ended: true);
            _pending = bare.Length > 2 ? AfterTrailers(bare[2..]) : "";
            return;
        }
        if (bare.StartsWith("{1:"))
        {
            Error = StatementProblem.At(lines.Number, StatementCodes.FileCut, "{4:");
            return;
        }
        if (MtField.TryTag(line, _open?.Tag == "86", out var tag))
            Open(tag, line);
        else if (_open is not null)
            Continue(line);
        else if (bare.Length > 0)
            Stray(line);
    }

    private void Outside(string line, ReadOnlySpan<char> bare)
    {
        if (bare.Length == 0 || bare is "-")
            return;
        if (bare[0] == '{')
        {
            if (_inside)
                Close(ended: false);
            Envelope(bare);
            return;
        }
        if (MtField.TryTag(line, insideText: false, out var tag))
        {
            Begin();
            Open(tag, line);
            return;
        }
        var word = bare.Trim(':');
        if (word.Length == 3 && word[0] == '9' && char.IsAsciiDigit(word[1]) && char.IsAsciiDigit(word[2]))
            _type = word.ToString();
        // The lines above a message (sender, type, receiver) belong to no field and say nothing that the fields do not.
        else if (word.Length > 12)
            Stray(line);
    }

    // {1:F01BANKDEFFAXXX0000000000}{2:I940CLIENTXXXXN}{3:{108:…}}{4:
    private void Envelope(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (text[0] != '{')
            {
                if (text[0] is not (' ' or '\u0001' or '\u0003'))
                    Stray(text.ToString());
                text = text[1..].TrimStart("\u0001\u0003 ");
                if (text.Length > 0 && text[0] != '{')
                    return;
                continue;
            }
            if (text.Length < 3 || text[2] != ':')
            {
                Error = StatementProblem.At(lines.Number, StatementCodes.BlockBroken);
                return;
            }
            if (text[1] == '4')
            {
                Text(text[3..]);
                return;
            }
            var end = Closing(text);
            if (end < 3)
            {
                Error = StatementProblem.At(lines.Number, StatementCodes.BlockBroken);
                return;
            }
            Header(text[1], text[3..end]);
            text = text[(end + 1)..];
        }
    }

    private void Header(char number, ReadOnlySpan<char> content)
    {
        if (number == '1')
        {
            // Another message's blocks must not lend their type to this one.
            _headed = true;
            (_type, _sender) = ("", content.Length >= 11 ? content[3..11].ToString() : null);
        }
        else if (number == '2' && content.Length >= 4)
        {
            _type = content[1..4].ToString();
        }
    }

    private void Text(ReadOnlySpan<char> rest)
    {
        _headed = false;
        // An acknowledgement of the network ({4:{177:…}{451:0}}) stands between messages and is none.
        if (rest.Length > 0 && rest[0] == '{')
        {
            (_skipping, _skipDepth) = (true, 1);
            Skip(rest);
            return;
        }
        if (_type.Length > 0 && _type is not ("940" or "942" or "950"))
        {
            Error = StatementProblem.At(lines.Number, StatementCodes.OtherMessage, _type);
            return;
        }
        _enveloped = true;
        Begin();
        _pending = rest.ToString();
    }

    private void Skip(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            _skipDepth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (_skipDepth > 0)
                continue;
            _skipping = false;
            _pending = text[(i + 1)..].ToString();
            return;
        }
    }

    private static int Closing(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return -1;
    }

    // {5:{MAC:…}{CHK:…}} belongs to the message that ended; the next one may begin on the same line.
    private string AfterTrailers(ReadOnlySpan<char> text)
    {
        text = text.Trim("\u0001\u0003 \t");
        while (text.StartsWith("{5:") || text.StartsWith("{S:"))
        {
            var end = Closing(text);
            if (end < 3)
            {
                Error = StatementProblem.At(lines.Number, StatementCodes.BlockBroken);
                return "";
            }
            text = text[(end + 1)..].Trim("\u0001\u0003 \t");
        }
        return text.ToString();
    }

    private void Begin()
    {
        (_inside, _anyField) = (true, false);
        _beginLines.Enqueue(lines.Number);
        _ready.Enqueue((MtPart.Begin, null));
    }

    private void Open(string tag, string line)
    {
        if (tag == "20" && _anyField)
        {
            if (_enveloped)
            {
                Error = StatementProblem.At(lines.Number, StatementCodes.FileCut, "{4:");
                return;
            }
            Close(ended: false);
            Begin();
        }
        FlushField();
        _anyField = true;
        _open = new MtField(tag, lines.Number, line[(tag.Length + 2)..], line);
    }

    private void Continue(string line)
    {
        if (_open!.Chars + line.Length > limits.FieldChars)
            Error = StatementProblem.At(_open.Line, StatementCodes.TooLong, limits.FieldChars.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else
            _open.Add(line);
    }

    private void FlushField()
    {
        if (_open is not null)
            _ready.Enqueue((MtPart.Field, _open));
        _open = null;
    }

    private void Close(bool ended)
    {
        FlushField();
        _ready.Enqueue((MtPart.End, null));
        _ends.Enqueue((ended, _enveloped, _type, _sender));
        (_inside, _enveloped, _type, _sender) = (false, false, "", null);
    }

    private void Finish()
    {
        AtEndOfFile = true;
        if (_skipping || _headed)
            Error = StatementProblem.At(Math.Max(lines.Number, 1), StatementCodes.FileCut, "{4:");
        else if (_inside)
            Close(ended: false);
    }

    private void Stray(string line)
    {
        if (Warnings.Count < 20)
            Warnings.Add(StatementProblem.At(lines.Number, StatementCodes.StrayText, line.Length > 80 ? line[..80] : line.Trim()));
    }
}
