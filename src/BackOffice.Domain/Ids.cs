namespace BackOffice.Domain;

/// <summary>A legal entity of the firm. Firm-wide rows carry <see cref="Firm"/>, never null.</summary>
public readonly record struct EntityId(Guid Value)
{
    /// <summary>The reserved entity of rows that belong to the whole firm (securities, calendars, prices).</summary>
    public static readonly EntityId Firm = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public override string ToString() => Value.ToString();
}

/// <summary>A person who signs in, or the product itself when nobody did (<see cref="System"/>).</summary>
public readonly record struct UserId(Guid Value)
{
    public static readonly UserId System = new(new Guid("00000000-0000-7000-8000-000000000002"));

    public override string ToString() => Value.ToString();
}

/// <summary>A long piece of work: an import, an export, a nightly run.</summary>
public readonly record struct JobId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A stored file, known by the SHA-256 of its content.</summary>
public readonly record struct FileId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A document kept as a record.</summary>
public readonly record struct RecordId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A legal hold: one matter that forbids the disposal of the records it names.</summary>
public readonly record struct HoldId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A security, product, party, account or other row of Reference, each behind its own type so that none passes for another.</summary>
public readonly record struct SecurityId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A client, counterparty, custodian, depository or other party.</summary>
public readonly record struct PartyId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A safekeeping or cash account of a party, at us or at a custodian.</summary>
public readonly record struct AccountId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A standing settlement instruction.</summary>
public readonly record struct SsiId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>One version of a trade; all versions of one trade_ref share a reference, not an id.</summary>
public readonly record struct TradeId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A settlement instruction to the depository.</summary>
public readonly record struct InstructionId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A movement of the ledger: postings that sum to zero per asset.</summary>
public readonly record struct MovementId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A journal of the books: lines that sum to zero in functional currency.</summary>
public readonly record struct JournalId(Guid Value) { public override string ToString() => Value.ToString(); }
