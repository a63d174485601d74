namespace BackOffice.Platform.Lists;

/// <summary>Settings of exports, section <c>Exports</c>.</summary>
public sealed class ExportLimits
{
    /// <summary>A list with more rows than this is written by a job and fetched later, instead of keeping the browser waiting.</summary>
    public int RowsAtOnceMax { get; set; } = 50_000;
}
