namespace BackOffice.Reference;

/// <summary>The words of Reference, in both languages; the type names the resource.</summary>
public sealed class ReferenceWords;
