using System.Globalization;
using System.Xml;

namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>Reads camt.052, .053 and .054 of every version: Rpt, Stmt and Ntfctn wherever they stand, entry by entry.</summary>
/// <remarks>No document type, no entities, nothing fetched, and no deeper than the limit: what a file asks of us stays with the size of its entries.</remarks>
internal sealed class CamtStatements : IStatementSource, IDisposable
{
    private readonly KeptText _text;
    private readonly XmlReader _xml;
    private readonly CamtTree _tree;
    private readonly StatementLimits _limits;
    private readonly List<StatementProblem> _warnings = [];
    private StatementFormat? _format;
    private CamtNode? _header;
    private string? _root;
    private long _statementsInMessage;
    private bool _over;

    public CamtStatements(TextReader text, StatementLimits limits)
    {
        _limits = limits;
        _text = new KeptText(text, SkipBlank(text));
        _xml = XmlReader.Create(_text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
            CloseInput = true,
        });
        _tree = new CamtTree(_xml, _text, limits);
    }

    public StatementProblem? Error { get; private set; }

    public IReadOnlyList<StatementProblem> Warnings => _warnings;

    public BankStatement? Next()
    {
        if (_over)
            return null;
        try
        {
            var statement = Read();
            _over = statement is null;
            return statement;
        }
        catch (CamtException refused)
        {
            Error = refused.Problem;
        }
        catch (XmlException broken)
        {
            Error = Why(broken);
        }
        _over = true;
        return null;
    }

    public void Dispose() => _xml.Dispose();

    private BankStatement? Read()
    {
        while (_tree.Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _format is not null && FormatOf(_xml.LocalName) == _format)
            {
                if (_statementsInMessage == 0)
                    throw new CamtException(StatementProblem.At(_tree.Line, StatementCodes.NoStatement));
                _format = null;
                continue;
            }
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            _root ??= _xml.LocalName;
            if (FormatOf(_xml.LocalName) is { } format)
            {
                (_format, _header, _statementsInMessage) = (format, null, 0);
                if (_xml.IsEmptyElement)
                    throw new CamtException(StatementProblem.At(_tree.Line, StatementCodes.NoStatement));
            }
            else if (_format is not null && _xml.LocalName == "GrpHdr")
            {
                _header = _tree.Build();
            }
            else if (_format is not null && _xml.LocalName is "Stmt" or "Rpt" or "Ntfctn")
            {
                _statementsInMessage++;
                return Statement(_format!.Value);
            }
        }
        if (_statementsInMessage == 0)
            throw new CamtException(StatementProblem.At(_tree.Line, StatementCodes.XmlOther, _root ?? ""));
        return null;
    }

    private BankStatement Statement(StatementFormat format)
    {
        var builder = new CamtStatementBuilder(format, _header, _tree.Line);
        if (_xml.IsEmptyElement)
            return builder.Build();
        var depth = _xml.Depth;
        while (_tree.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
                builder.Take(_tree.Build(keepRaw: true));
        }
        return builder.Build();
    }

    // BkToCstmrStmt; BkToCstmrStmtV01 in the oldest versions.
    private static StatementFormat? FormatOf(string name) =>
        name.StartsWith("BkToCstmrAcctRpt", StringComparison.Ordinal) ? StatementFormat.Camt052
        : name.StartsWith("BkToCstmrStmt", StringComparison.Ordinal) ? StatementFormat.Camt053
        : name.StartsWith("BkToCstmrDbtCdtNtfctn", StringComparison.Ordinal) ? StatementFormat.Camt054
        : null;

    private StatementProblem Why(XmlException broken)
    {
        var line = _text.FileLine(Math.Max(broken.LineNumber, 1));
        if (broken.Message.Contains("DTD", StringComparison.Ordinal))
            return StatementProblem.At(line, StatementCodes.XmlDtd);
        // What ends where the text ends was cut; what is wrong before that was wrong from the beginning.
        var at = _text.Offset(Math.Max(broken.LineNumber, 1), Math.Max(broken.LinePosition, 1));
        return _text.Ended && at >= _text.End - 1
            ? StatementProblem.At(line, StatementCodes.FileCut, _root ?? "xml")
            : StatementProblem.At(line, StatementCodes.XmlBroken, broken.Message);
    }

    // An XML declaration must stand first, and some senders put an empty line above it.
    private static int SkipBlank(TextReader text)
    {
        var lines = 0;
        while (text.Peek() is var next and >= 0 && char.IsWhiteSpace((char)next))
        {
            if (text.Read() == '\n')
                lines++;
        }
        return lines;
    }
}

/// <summary>Carries a refusal out of the depth of a file. Never leaves the reader.</summary>
internal sealed class CamtException(StatementProblem problem) : Exception(problem.ToString())
{
    public StatementProblem Problem { get; } = problem;

    public static CamtException TooLong(long line, int limit) =>
        new(StatementProblem.At(line, StatementCodes.TooLong, limit.ToString(CultureInfo.InvariantCulture)));
}
