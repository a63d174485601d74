namespace BackOffice.Accounting;

/// <summary>The room's words: keys in Accounting.resx (English) and Accounting.tr.resx (Turkish).</summary>
public sealed class AccountingWords;
