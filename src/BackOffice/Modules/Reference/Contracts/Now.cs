using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Contracts;

/// <summary>
/// Read-only views for joining names into other rooms' lists: one row a thing, as it is today, ended ones included.
/// <c>var accounts = db.AccountsNow; from t in trades join a in accounts on t.AccountId equals a.AccountId …</c>
/// </summary>
public static class ReferenceViews
{
    extension(BackOfficeDb db)
    {
        public IQueryable<SecurityNow> SecuritiesNow => db.Set<SecurityNow>().AsNoTracking();

        public IQueryable<PartyNow> PartiesNow => db.Set<PartyNow>().AsNoTracking();

        public IQueryable<AccountNow> AccountsNow => db.Set<AccountNow>().AsNoTracking();

        public IQueryable<LegalEntityNow> LegalEntitiesNow => db.Set<LegalEntityNow>().AsNoTracking();
    }
}

/// <summary>A security as it is today (<c>reference.security_now</c>).</summary>
public sealed class SecurityNow
{
    public SecurityId SecurityId { get; private set; }
    public string Code { get; private set; } = "";
    public string? Isin { get; private set; }
    public string? Symbol { get; private set; }
    public string? Mic { get; private set; }
    public string Name { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public string AssetClass { get; private set; } = "";
}

/// <summary>A party as it is today (<c>reference.party_now</c>).</summary>
public sealed class PartyNow
{
    public PartyId PartyId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Kind { get; private set; } = "";
}

/// <summary>An account as it is today, with its party (<c>reference.account_now</c>).</summary>
public sealed class AccountNow
{
    public AccountId AccountId { get; private set; }
    public EntityId EntityId { get; private set; }
    public string Code { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string Role { get; private set; } = "";
    public string? Currency { get; private set; }
    public PartyId PartyId { get; private set; }
    public string PartyCode { get; private set; } = "";
    public string PartyName { get; private set; } = "";
    public string? Group { get; private set; }
    public string? Desk { get; private set; }
}

/// <summary>A legal entity as it is today (<c>reference.legal_entity_now</c>).</summary>
public sealed class LegalEntityNow
{
    public EntityId EntityId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string FunctionalCurrency { get; private set; } = "";
}
