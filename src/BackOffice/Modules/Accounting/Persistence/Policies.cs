using BackOffice.Domain;

namespace BackOffice.Accounting.Persistence;

/// <summary>The books an entity keeps and the currencies it keeps them in, dated.</summary>
/// <param name="functionalCurrency">TRY for a Turkish broker.</param>
/// <param name="rateKind">Which of the dated rates a foreign amount is booked at: <c>mid</c>, <c>buying</c> …</param>
public sealed class BooksPolicy(
    Guid id, EntityId entityId, string book, string functionalCurrency, string reportingCurrency, string rateKind,
    string source, DateRange valid, TimeRange known)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Book { get; private set; } = book;
    public string FunctionalCurrency { get; private set; } = functionalCurrency;
    public string ReportingCurrency { get; private set; } = reportingCurrency;
    public string RateKind { get; private set; } = rateKind;

    /// <summary>Where the policy stands written: a board decision, a communiqué.</summary>
    public string Source { get; private set; } = source;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; }
}

/// <summary>A dated line of the mapping from account role to account code.</summary>
public sealed class RoleRow(Guid id, EntityId entityId, string role, string account, string? assetClass, DateRange valid, TimeRange known)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Role { get; private set; } = role;
    public string Account { get; private set; } = account;
    public string? AssetClass { get; private set; } = assetClass;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; }

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

/// <summary>A dated, versioned posting rule as text; the domain reads it.</summary>
public sealed class RuleRow(Guid id, EntityId entityId, string code, int ruleVersion, string text, string source, DateRange valid, TimeRange known)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Code { get; private set; } = code;
    public int RuleVersion { get; private set; } = ruleVersion;
    public string Text { get; private set; } = text;
    public string Source { get; private set; } = source;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; }

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

/// <summary>What the firm holds of one security on its own account, and what it cost by moving weighted average. Locked while it moves.</summary>
public sealed class SecurityCost(EntityId entityId, SecurityId security, decimal quantity, decimal cost)
{
    public EntityId EntityId { get; private set; } = entityId;
    public SecurityId Security { get; private set; } = security;
    public decimal Quantity { get; private set; } = quantity;

    /// <summary>In functional currency.</summary>
    public decimal Cost { get; private set; } = cost;
    public int Version { get; private set; }

    public void Become(decimal quantity, decimal cost) => (Quantity, Cost) = (quantity, cost);
}
