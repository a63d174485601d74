namespace BackOffice.Permissions.Grants;

/// <param name="CanChange">Whether the rows offer to change and end; the pipeline decides again.</param>
public sealed record GrantTable(IReadOnlyList<GrantRow> Rows, bool CanChange);
