namespace BackOffice.Domain.Accounting;

/// <summary>A dated line of the mapping from what an account is for (role) to its code in the entity's chart.</summary>
/// <param name="AssetClass">Only for this asset class; null is the role's general account.</param>
public sealed record AccountRole(string Role, string Account, DateRange Valid, string? AssetClass = null);

/// <summary>The roles in force. Posting rules speak of roles, so that each firm maps its own chart.</summary>
public sealed class AccountRoles(IEnumerable<AccountRole> roles)
{
    /// <summary>The role that catches what no other role takes.</summary>
    public const string Suspense = "suspense";

    private readonly ILookup<string, AccountRole> _roles = roles.ToLookup(r => r.Role, StringComparer.Ordinal);

    /// <summary>The account of a role on a day; one for the asset class wins over the general one. Null when none is mapped.</summary>
    public AccountRole? Find(string role, DateOnly on, string? assetClass)
    {
        var inForce = _roles[role].Where(r => r.Valid.Contains(on)).ToList();
        return inForce.FirstOrDefault(r => r.AssetClass is not null && r.AssetClass == assetClass)
            ?? inForce.FirstOrDefault(r => r.AssetClass is null);
    }
}
