namespace BackOffice.Work.Audit;

/// <summary>Where the things that facts speak of are opened.</summary>
internal static class ObjectLinks
{
    /// <summary>The page of the thing itself, or null for what has none of its own.</summary>
    public static string? Of(string kind, Guid id, string? reference) => (kind, reference) switch
    {
        ("approval", _) => $"/work/approvals/{id}",
        ("job", _) => $"/work/jobs/{id}",
        ("user", _) => $"/permissions/people/{id}",
        ("journal", { } named) => $"/accounting/journals/{Uri.EscapeDataString(named)}",
        ("trade", { } named) => $"/settlements/trades/{Uri.EscapeDataString(named)}",
        ("instruction", { } named) => $"/settlements/instructions/{Uri.EscapeDataString(named)}",
        _ => null,
    };

    /// <summary>A reference as people read it: the key of a dated row is its parts, without those that mean "any".</summary>
    public static string Said(string reference) => !reference.Contains('|', StringComparison.Ordinal) ? reference
        : string.Join(" · ", reference.Split('|').Where(p => p is not ("" or "*" or "1900-01-01")));
}
