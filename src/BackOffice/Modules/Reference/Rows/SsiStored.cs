using BackOffice.Domain;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>
/// A standing settlement instruction; null means any. Its subject is its <c>SsiId</c>. It is stored only once approved,
/// so whatever stands here may be used.
/// </summary>
internal sealed record SsiStored : DatedRow
{
    public PartyId? PartyId { get; init; }

    /// <summary>Place of settlement (PSET BIC) or market (MIC).</summary>
    public string? Market { get; init; }
    public string? Currency { get; init; }
    public string? AssetClass { get; init; }
    public SecurityId? SecurityId { get; init; }
    public AccountId? ForAccount { get; init; }
    public string AgentBic { get; init; } = "";
    public string Account { get; init; } = "";
    public string? BuyerSellerBic { get; init; }
    public int Priority { get; init; }
}
