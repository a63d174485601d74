namespace BackOffice.Messages.BankStatements;

/// <summary>Whether the money has moved. Only booked entries count in a proof.</summary>
public enum EntryStatus
{
    Booked,

    /// <summary>PDNG, FUTR; EC and ED of an interim report: expected, not booked.</summary>
    Pending,

    /// <summary>INFO: told, never booked.</summary>
    Information,
}

/// <summary>One movement of the account as the bank booked it. :61: Statement Line with its :86:; Ntry.</summary>
public sealed record StatementEntry
{
    /// <summary>:61: subfield 1; ValDt.</summary>
    public DateOnly? ValueDate { get; init; }

    /// <summary>:61: subfield 2, its year the one nearest to the statement's end; BookgDt. Null when the bank does not say.</summary>
    public DateOnly? BookingDate { get; init; }

    /// <summary>Signed: credit is positive. A reversed credit (RC) is negative, a reversed debit (RD) positive.</summary>
    public required decimal Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>RC, RD; RvslInd.</summary>
    public bool Reversal { get; init; }

    public EntryStatus Status { get; init; }

    /// <summary>:61: subfield 7 Reference for the Account Owner, KREF+; InstrId, else PmtInfId, MsgId. Null for NONREF.</summary>
    public string? OwnReference { get; init; }

    /// <summary>:61: subfield 8 Account Servicing Institution's Reference; AcctSvcrRef.</summary>
    public string? BankReference { get; init; }

    /// <summary>EREF+, /EREF/; EndToEndId. Null for NOTPROVIDED.</summary>
    public string? EndToEndId { get; init; }

    /// <summary>What the payer wrote: SVWZ+, /REMI/, a free :86:; RmtInf.</summary>
    public string? Remittance { get; init; }

    /// <summary>The other side: ?32-33, /NAME/; debtor of a credit, creditor of a debit.</summary>
    public string? CounterpartyName { get; init; }

    /// <summary>IBAN or other number: ?31, /IBAN/; DbtrAcct, CdtrAcct.</summary>
    public string? CounterpartyAccount { get; init; }

    /// <summary>BIC or bank code: ?30, /BIC/; DbtrAgt, CdtrAgt.</summary>
    public string? CounterpartyBank { get; init; }

    /// <summary>:61: subfield 6 Transaction Type (NTRF); BkTxCd domain-family-sub-family (PMNT-RCDT-ESCT).</summary>
    public string? Code { get; init; }

    /// <summary>The bank's own code: GVC of a structured :86: (166); BkTxCd/Prtry.</summary>
    public string? BankCode { get; init; }

    /// <summary>The bank's words for it: ?00; AddtlNtryInf.</summary>
    public string? BankText { get; init; }

    /// <summary>:61: subfield 9 Supplementary Details.</summary>
    public string? Supplementary { get; init; }

    /// <summary>TxDtls of a batch or single booking, in order.</summary>
    public IReadOnlyList<EntryDetail> Details { get; init; } = [];

    /// <summary>The details have amounts that add up to the entry, so each may be matched by itself. Otherwise only the entry may.</summary>
    public bool DetailsAddUp { get; init; }

    /// <summary>The entry's own text, up to <see cref="StatementLimits.RawKept"/>.</summary>
    public string Raw { get; init; } = "";

    /// <summary>Line of the file, from 1, on which the entry begins.</summary>
    public long Line { get; init; }
}

/// <summary>One payment inside an entry. TxDtls.</summary>
public sealed record EntryDetail
{
    /// <summary>Signed like the entry; null when the file leaves it out.</summary>
    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? OwnReference { get; init; }

    public string? BankReference { get; init; }

    public string? EndToEndId { get; init; }

    public string? Remittance { get; init; }

    public string? CounterpartyName { get; init; }

    public string? CounterpartyAccount { get; init; }

    public string? CounterpartyBank { get; init; }

    public string? Code { get; init; }

    public string? BankCode { get; init; }

    public string Raw { get; init; } = "";

    public long Line { get; init; }
}
