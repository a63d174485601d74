using BackOffice.Messages.BankStatements.Camt;
using BackOffice.Messages.BankStatements.Mt;

namespace BackOffice.Messages.BankStatements;

/// <summary>
/// Reads one file of bank statements, statement by statement, in the format its content shows. Memory follows the largest statement, not the file.
/// </summary>
/// <remarks>
/// The end of a file decides whether it is whole, so nobody may keep a statement before <see cref="Read"/> has answered false without an
/// <see cref="Error"/>: <see cref="Check"/> goes through a file once for that, keeping nothing.
/// </remarks>
public sealed class StatementReader : IDisposable
{
    private const int HeadChars = 64 * 1024;
    private readonly IStatementSource? _source;
    private readonly TextReader _text;
    private readonly IReadOnlyList<StatementProblem> _charset;

    /// <param name="content">Seekable; read from its beginning and left open.</param>
    public StatementReader(Stream content, StatementOptions? options = null)
    {
        var limits = options?.Limits ?? StatementLimits.Default;
        var encoding = StatementEncoding.Find(content, options?.Encoding);
        (Encoding, _charset) = (encoding.Name, encoding.Warnings);
        var kind = Sniff(encoding.Open(content));
        _text = encoding.Open(content);
        switch (kind)
        {
            case Kind.Xml:
                _source = new CamtStatements(_text, limits);
                break;
            case Kind.Mt940:
                _source = new MtStatements(_text, limits, StatementFormat.Mt940);
                break;
            case Kind.Mt950:
                _source = new MtStatements(_text, limits, StatementFormat.Mt950);
                break;
            default:
                Error = StatementProblem.At(1, kind == Kind.Empty ? StatementCodes.FileEmpty : StatementCodes.FileUnknown);
                break;
        }
    }

    /// <summary>Name of the encoding the file is read in.</summary>
    public string Encoding { get; }

    /// <summary>The statement that <see cref="Read"/> came to.</summary>
    public BankStatement Statement { get; private set; } = null!;

    /// <summary>Why the file cannot be read, or not to its end. Nothing of it may be taken then.</summary>
    public StatementProblem? Error { get; private set; }

    /// <summary>What is odd about the file as a whole; complete when <see cref="Read"/> has answered false.</summary>
    public IReadOnlyList<StatementProblem> Warnings => [.. _charset, .. _source?.Warnings ?? []];

    /// <summary>Goes to the next statement; false at the end of the file or at its error.</summary>
    public bool Read()
    {
        if (Error is not null || _source is null)
            return false;
        if (_source.Next() is { } next)
        {
            Statement = next;
            return true;
        }
        Error = _source.Error;
        return false;
    }

    /// <summary>Goes through the whole file and says whether it may be taken, and how much is in it.</summary>
    public static StatementCount Check(Stream content, StatementOptions? options = null)
    {
        using var reader = new StatementReader(content, options);
        var (statements, refused, entries) = (0, 0, 0L);
        while (reader.Read())
        {
            statements++;
            refused += reader.Statement.Errors.Count > 0 ? 1 : 0;
            entries += reader.Statement.Entries.Count;
        }
        return new StatementCount(statements, refused, entries, reader.Error, reader.Warnings);
    }

    public void Dispose()
    {
        (_source as IDisposable)?.Dispose();
        _text.Dispose();
    }

    private enum Kind { Empty, Unknown, Xml, Mt940, Mt950 }

    private static Kind Sniff(StreamReader text)
    {
        using (text)
        {
            var buffer = new char[HeadChars];
            var head = buffer.AsSpan(0, text.ReadBlock(buffer, 0, buffer.Length));
            var bare = head.TrimStart("\u0001\u0003\uFEFF \t\r\n");
            if (bare.Length == 0)
                return Kind.Empty;
            if (bare[0] == '<')
                return Kind.Xml;
            if (bare.StartsWith("{1:") || bare.Contains(":20:", StringComparison.Ordinal) || bare.Contains(":25:", StringComparison.Ordinal))
                return bare.Contains("\n:61:", StringComparison.Ordinal) && !bare.Contains(":86:", StringComparison.Ordinal) ? Kind.Mt950 : Kind.Mt940;
            return Kind.Unknown;
        }
    }
}

/// <param name="Statements">Statements, or pages of them, those with errors included.</param>
/// <param name="Refused">Statements with errors.</param>
public sealed record StatementCount(int Statements, int Refused, long Entries, StatementProblem? Error, IReadOnlyList<StatementProblem> Warnings);
