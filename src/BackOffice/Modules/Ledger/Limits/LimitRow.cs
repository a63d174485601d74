using BackOffice.Domain;
using BackOffice.Domain.Ledger;

namespace BackOffice.Ledger.Limits;

/// <summary>A dated rule: how low the available balances of accounts in a role may go, and what happens below it.</summary>
/// <param name="role">Role of the accounts it is about, such as <c>client</c>.</param>
/// <param name="assetKind"><c>cash</c> or <c>security</c>.</param>
public sealed class LimitRow(
    Guid id, EntityId entityId, string role, string assetKind, LimitAct act, decimal floor, string source, DateRange valid, TimeRange known)
{
    public const string Cash = "cash";
    public const string Security = "security";

    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Role { get; private set; } = role;
    public string AssetKind { get; private set; } = assetKind;
    public LimitAct Act { get; private set; } = act;
    public decimal Floor { get; private set; } = floor;

    /// <summary>Where the rule stands written.</summary>
    public string Source { get; private set; } = source;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; } = 1;

    public BalanceLimit Limit => new(Act, Floor);

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

/// <summary>
/// The available balance of one account that has a limit which blocks. It is locked while a movement changes it;
/// accounts without such a limit have no row, so that busy ones hold nobody up.
/// </summary>
public sealed class LimitedBalance
{
    private LimitedBalance() { }

    public AccountId AccountId { get; private set; }

    /// <summary>Code of a currency, or the id of a security as text.</summary>
    public string Asset { get; private set; } = "";
    public EntityId EntityId { get; private set; }
    public decimal Quantity { get; private set; }
}
