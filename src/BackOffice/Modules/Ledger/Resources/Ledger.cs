namespace BackOffice.Ledger;

/// <summary>The room's words: keys in Ledger.resx (English) and Ledger.tr.resx (Turkish).</summary>
public sealed class LedgerWords;
