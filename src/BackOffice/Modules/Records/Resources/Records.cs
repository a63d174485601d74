namespace BackOffice.Records;

/// <summary>The room's words: keys in Records.resx (English) and Records.tr.resx (Turkish).</summary>
public sealed class RecordsWords;
