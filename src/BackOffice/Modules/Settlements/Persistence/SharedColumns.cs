using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>Columns that a trade and its instruction both carry, under the same names.</summary>
internal static class SharedColumns
{
    public static void Names<T>(OwnedNavigationBuilder<T, TradeNames> names) where T : class
    {
        names.Property(x => x.Isin).HasColumnName("isin");
        names.Property(x => x.Symbol).HasColumnName("symbol");
        names.Property(x => x.SecurityName).HasColumnName("security_name");
        names.Property(x => x.AccountCode).HasColumnName("account_code");
        names.Property(x => x.PartyName).HasColumnName("party_name");
        names.Property(x => x.CounterpartyCode).HasColumnName("counterparty_code");
        names.Property(x => x.CounterpartyName).HasColumnName("counterparty_name");
        names.Ignore(x => x.Security);
    }

    public static void House<T>(OwnedNavigationBuilder<T, HouseAccounts> house) where T : class
    {
        house.Property(x => x.Counterparty).HasColumnName("house_counterparty");
        house.Property(x => x.Own).HasColumnName("house_own");
        house.Property(x => x.Depot).HasColumnName("house_depot");
        house.Property(x => x.Bank).HasColumnName("house_bank");
        house.Property(x => x.OwnBank).HasColumnName("house_own_bank");
    }
}
