using BackOffice.Domain.Reference;
using BackOffice.Reference.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Reference.Persistence;

/// <summary>What every dated table of Reference has: its key, the lookups, the lengths. Constraints over ranges stand in <see cref="ReferenceSql"/>.</summary>
internal abstract class DatedConfiguration<T>(string table) : IEntityTypeConfiguration<T> where T : DatedRow
{
    public const int KeyLengthMax = 400;
    public const int NameLengthMax = 400;
    public const int CodeLengthMax = 60;

    public void Configure(EntityTypeBuilder<T> builder)
    {
        builder.ToTable(table, "reference");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Key).HasMaxLength(KeyLengthMax);
        builder.Property(r => r.SourceFile).HasMaxLength(260);
        builder.HasIndex(r => r.Key);
        builder.HasIndex(r => r.Subject);
        foreach (var property in builder.Metadata.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null))
            property.SetMaxLength(property.Name.StartsWith("Name", StringComparison.Ordinal) || property.Name is "Title" or "Issuer" or "Location" or "Source" ? NameLengthMax : CodeLengthMax);
        More(builder);
    }

    protected virtual void More(EntityTypeBuilder<T> builder) { }
}

internal sealed class SecurityConfiguration() : DatedConfiguration<SecurityRow>("security")
{
    protected override void More(EntityTypeBuilder<SecurityRow> builder)
    {
        builder.HasIndex(s => s.Isin);
        builder.HasIndex(s => new { s.Symbol, s.Mic });
    }
}

internal sealed class PriceConfiguration() : DatedConfiguration<PriceRow>("price")
{
    protected override void More(EntityTypeBuilder<PriceRow> builder) => builder.HasIndex(p => new { p.SecurityId, p.Date });
}

internal sealed class PartyConfiguration() : DatedConfiguration<PartyRow>("party")
{
    protected override void More(EntityTypeBuilder<PartyRow> builder) => builder.HasIndex(p => p.Code);
}

internal sealed class AccountConfiguration() : DatedConfiguration<AccountRow>("account")
{
    protected override void More(EntityTypeBuilder<AccountRow> builder)
    {
        builder.HasIndex(a => a.Code);
        builder.HasIndex(a => a.PartyId);
    }
}

internal sealed class PersonConfiguration() : DatedConfiguration<PersonRow>("person");

internal sealed class ProductConfiguration() : DatedConfiguration<ProductRow>("product");

internal sealed class PriceTierConfiguration() : DatedConfiguration<PriceTierRow>("price_tier");

internal sealed class CalendarConfiguration() : DatedConfiguration<CalendarRow>("calendar");

internal sealed class CalendarDayConfiguration() : DatedConfiguration<CalendarDayRow>("calendar_day")
{
    protected override void More(EntityTypeBuilder<CalendarDayRow> builder) => builder.HasIndex(d => new { d.Calendar, d.Date });
}

internal sealed class CycleConfiguration() : DatedConfiguration<CycleRow>("settlement_cycle");

internal sealed class SsiConfiguration() : DatedConfiguration<SsiStored>("ssi")
{
    protected override void More(EntityTypeBuilder<SsiStored> builder) => builder.HasIndex(s => s.PartyId);
}

internal sealed class FxRateConfiguration() : DatedConfiguration<FxRateRow>("fx_rate")
{
    protected override void More(EntityTypeBuilder<FxRateRow> builder) => builder.HasIndex(r => new { r.Base, r.Quote, r.Kind, r.Date });
}

internal sealed class TariffConfiguration() : DatedConfiguration<TariffRow>("tariff");

internal sealed class LegalEntityConfiguration() : DatedConfiguration<LegalEntityRow>("legal_entity");

internal sealed class MarketConfiguration() : DatedConfiguration<MarketRow>("market");

internal sealed class CurrencyConfiguration() : DatedConfiguration<CurrencyRow>("currency");

internal sealed class PolicyConfiguration() : DatedConfiguration<PolicyRow>("policy");
