namespace BackOffice.Settlements;

/// <summary>The words of Settlements, in both languages; the type names the resource.</summary>
public sealed class SettlementsWords;
