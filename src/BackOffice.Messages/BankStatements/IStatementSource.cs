namespace BackOffice.Messages.BankStatements;

/// <summary>A format's own reader: statement by statement, until the file ends or cannot be read on.</summary>
internal interface IStatementSource
{
    /// <summary>The next statement; null at the end or when <see cref="Error"/> says why there is none.</summary>
    BankStatement? Next();

    StatementProblem? Error { get; }

    IReadOnlyList<StatementProblem> Warnings { get; }
}
