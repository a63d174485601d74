namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>Reads MT940, MT942 and MT950: one statement a message.</summary>
/// <param name="whenUnsaid">The type when neither an envelope nor the fields tell it.</param>
internal sealed class MtStatements(TextReader text, StatementLimits limits, StatementFormat whenUnsaid) : IStatementSource
{
    private readonly MtLines _lines = new(text, limits.LineChars);
    private MtMessages? _messages;
    private long _count;

    public StatementProblem? Error { get; private set; }

    public IReadOnlyList<StatementProblem> Warnings => _messages?.Warnings ?? [];

    public BankStatement? Next()
    {
        _messages ??= new MtMessages(_lines, limits);
        MtStatementBuilder? open = null;
        while (Error is null && _messages.Read())
        {
            switch (_messages.Part)
            {
                case MtPart.Begin:
                    open = new MtStatementBuilder(_messages.BeginLine, limits);
                    break;
                case MtPart.Field:
                    open!.Take(_messages.Field);
                    break;
                case MtPart.End:
                    var statement = open!.Build(Format(open), _messages.Sender);
                    if (IsCut(statement, open))
                        break;
                    _count++;
                    return statement;
                default:
                    throw new InvalidOperationException($"Unknown part {_messages.Part}.");
            }
        }
        Error ??= _messages.Error;
        if (Error is null && _count == 0)
            Error = StatementProblem.At(Math.Max(_lines.Number, 1), StatementCodes.NoStatement);
        return null;
    }

    private StatementFormat Format(MtStatementBuilder open) => _messages!.Type switch
    {
        "940" => StatementFormat.Mt940,
        "942" => StatementFormat.Mt942,
        "950" => StatementFormat.Mt950,
        _ when open.IsInterim => StatementFormat.Mt942,
        _ when open.HasTexts => StatementFormat.Mt940,
        _ => whenUnsaid,
    };

    /// <summary>
    /// A message without its end mark is whole when it has come to what stands after the entries. If the file then stops in the middle of a line,
    /// only a proof that comes out tells a last line without its end from an amount cut short.
    /// </summary>
    private bool IsCut(BankStatement statement, MtStatementBuilder open)
    {
        if (_messages!.Ended)
            return false;
        var whole = !_messages.Enveloped && open.IsPastEntries
            && (!_messages.AtEndOfFile || !_lines.Unended || StatementProof.Of(statement).Proven == true);
        if (!whole)
            Error = StatementProblem.At(_lines.Number, StatementCodes.FileCut, statement.Reference ?? statement.Account);
        return !whole;
    }
}
