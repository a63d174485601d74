namespace BackOffice.Messages.BankStatements;

/// <summary>The messages that banks tell an account's movements with.</summary>
public enum StatementFormat
{
    /// <summary>Customer statement: entries with :86: texts.</summary>
    Mt940,

    /// <summary>Interim transaction report: entries of a day that is not over, without balances.</summary>
    Mt942,

    /// <summary>Statement between banks: entries without :86:.</summary>
    Mt950,

    /// <summary>BankToCustomerAccountReport: what happened so far today.</summary>
    Camt052,

    /// <summary>BankToCustomerStatement.</summary>
    Camt053,

    /// <summary>BankToCustomerDebitCreditNotification: movements, no balances.</summary>
    Camt054,
}

/// <summary>
/// One statement, or one page of one (<see cref="StatementPages"/> joins them), of one account in one currency, in whatever format it came.
/// </summary>
/// <remarks>A statement with <see cref="Errors"/> must not be taken: what it says cannot be read whole. Its neighbours in the file can.</remarks>
public sealed record BankStatement
{
    public required StatementFormat Format { get; init; }

    /// <summary>As the bank writes it. :25: Account Identification; Acct/Id.</summary>
    public required string Account { get; init; }

    /// <summary>The account as an IBAN whose check digits agree; null when it is none.</summary>
    public string? Iban { get; init; }

    /// <summary>:25P: second line; Acct/Svcr. BIC of the bank, else of the sender in the envelope.</summary>
    public string? Bic { get; init; }

    /// <summary>ISO 4217, of the opening balance; else of :34F:, Acct/Ccy or the first entry.</summary>
    public string? Currency { get; init; }

    /// <summary>:20: Transaction Reference Number; Stmt/Id.</summary>
    public string? Reference { get; init; }

    /// <summary>:21: Related Reference.</summary>
    public string? RelatedReference { get; init; }

    /// <summary>:28C: Statement Number; ElctrncSeqNb, else LglSeqNb. Null when absent or zero: banks that do not count write zeros.</summary>
    public long? Number { get; init; }

    /// <summary>:28C: Sequence Number; PgNb. From 1.</summary>
    public int? Page { get; init; }

    /// <summary>:62F: against :62M:; LastPgInd. Null when the file does not say.</summary>
    public bool? LastPage { get; init; }

    /// <summary>FrToDt, else the day of the opening balance.</summary>
    public DateOnly? From { get; init; }

    /// <summary>FrToDt, else the day of the closing balance; :13D: of an interim report.</summary>
    public DateOnly? To { get; init; }

    /// <summary>:60F:, :60M:; OPBD, else PRCD, else ITBD of a later page. Null where none is stated.</summary>
    public StatementBalance? Opening { get; init; }

    /// <summary>:62F:, :62M:; CLBD, else ITBD. Null where none is stated.</summary>
    public StatementBalance? Closing { get; init; }

    /// <summary>Every balance of the file in its order, those two included.</summary>
    public IReadOnlyList<StatementBalance> Balances { get; init; } = [];

    /// <summary>:90D:, :90C:; TxsSummry. What the bank says its entries add up to.</summary>
    public IReadOnlyList<StatedSum> Sums { get; init; } = [];

    public required IReadOnlyList<StatementEntry> Entries { get; init; }

    /// <summary>What the bank says about the statement as a whole: :86: after the closing balance; AddtlStmtInf.</summary>
    public string? Information { get; init; }

    /// <summary>The statement's own text outside its entries.</summary>
    public string Raw { get; init; } = "";

    /// <summary>Line of the file, from 1, on which the statement begins.</summary>
    public long Line { get; init; }

    public IReadOnlyList<StatementProblem> Errors { get; init; } = [];

    public IReadOnlyList<StatementProblem> Warnings { get; init; } = [];
}

/// <param name="Code">The field or type as written: 60F, 62M, 64, 65, OPBD, CLBD, …</param>
/// <param name="Amount">Credit is positive: the bank owes it to us.</param>
/// <param name="Interim">Between pages (:60M:, :62M:, ITBD), not of the whole statement.</param>
public sealed record StatementBalance(string Code, decimal Amount, string Currency, DateOnly? Day, bool Interim, long Line);

/// <param name="Credit">True for the credits, false for the debits.</param>
/// <param name="Amount">Without sign.</param>
public sealed record StatedSum(bool Credit, int? Count, decimal? Amount, string? Currency, long Line);
