using BackOffice.Platform.Persistence;
using BackOffice.Reference.Rows;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Persistence;

/// <summary>The tables of the room. Nobody else reads them; other rooms ask through Contracts.</summary>
internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<SecurityRow> Securities => db.Set<SecurityRow>();
        internal DbSet<PriceRow> Prices => db.Set<PriceRow>();
        internal DbSet<PartyRow> Parties => db.Set<PartyRow>();
        internal DbSet<AccountRow> Accounts => db.Set<AccountRow>();
        internal DbSet<PersonRow> People => db.Set<PersonRow>();
        internal DbSet<ProductRow> Products => db.Set<ProductRow>();
        internal DbSet<PriceTierRow> PriceTiers => db.Set<PriceTierRow>();
        internal DbSet<CalendarRow> Calendars => db.Set<CalendarRow>();
        internal DbSet<CalendarDayRow> CalendarDays => db.Set<CalendarDayRow>();
        internal DbSet<CycleRow> Cycles => db.Set<CycleRow>();
        internal DbSet<SsiStored> Ssis => db.Set<SsiStored>();
        internal DbSet<FxRateRow> FxRates => db.Set<FxRateRow>();
        internal DbSet<TariffRow> Tariffs => db.Set<TariffRow>();
        internal DbSet<LegalEntityRow> LegalEntities => db.Set<LegalEntityRow>();
        internal DbSet<MarketRow> Markets => db.Set<MarketRow>();
        internal DbSet<CurrencyRow> Currencies => db.Set<CurrencyRow>();
        internal DbSet<PolicyRow> Policies => db.Set<PolicyRow>();
    }
}

internal static class OpenRows
{
    /// <summary>Rows that are believed now, whatever day they speak of.</summary>
    public static IQueryable<T> Believed<T>(this IQueryable<T> rows) where T : Domain.Reference.DatedRow =>
        rows.AsNoTracking().Where(r => Ranges.IsOpen(r.Known));

    /// <summary>Believed now, and in force on the day.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> rows, DateOnly day) where T : Domain.Reference.DatedRow =>
        rows.Believed().Where(r => Ranges.Covers(r.Valid, day));
}
