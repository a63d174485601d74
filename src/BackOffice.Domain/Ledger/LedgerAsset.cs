namespace BackOffice.Domain.Ledger;

/// <summary>What the ledger counts: a security in pieces or a currency in its own units. Exactly one of the two.</summary>
public readonly record struct LedgerAsset
{
    private LedgerAsset(SecurityId? security, string? currency) => (Security, Currency) = (security, currency);

    public SecurityId? Security { get; }

    /// <summary>ISO 4217 code, upper case.</summary>
    public string? Currency { get; }

    public bool IsCash => Currency is not null;

    public static LedgerAsset Of(SecurityId security) => new(security, null);

    public static LedgerAsset Of(string currency) => new(null, currency);

    public override string ToString() => Currency ?? Security?.ToString() ?? "";
}
