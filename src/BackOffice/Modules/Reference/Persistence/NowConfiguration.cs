using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Reference.Persistence;

/// <summary>The views that other rooms join; their SQL stands in ReferenceSql.</summary>
internal sealed class NowConfiguration
    : IEntityTypeConfiguration<SecurityNow>, IEntityTypeConfiguration<PartyNow>, IEntityTypeConfiguration<AccountNow>, IEntityTypeConfiguration<LegalEntityNow>
{
    public void Configure(EntityTypeBuilder<SecurityNow> builder) => builder.ToView("security_now", "reference").HasKey(s => s.SecurityId);

    public void Configure(EntityTypeBuilder<PartyNow> builder) => builder.ToView("party_now", "reference").HasKey(p => p.PartyId);

    public void Configure(EntityTypeBuilder<AccountNow> builder) => builder.ToView("account_now", "reference").HasKey(a => a.AccountId);

    public void Configure(EntityTypeBuilder<LegalEntityNow> builder) => builder.ToView("legal_entity_now", "reference").HasKey(e => e.EntityId);
}
