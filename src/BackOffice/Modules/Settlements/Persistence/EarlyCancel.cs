using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>
/// A cancel that came before any version of its trade and said too little to be a trade itself. It is kept so that what comes after it
/// finds the trade cancelled; appended, never changed.
/// </summary>
/// <remarks>Of the firm as a whole when the row named no account that is known.</remarks>
public sealed class EarlyCancel
{
    private EarlyCancel() { }

    public EarlyCancel(Guid id, EntityId entityId, string tradeRef, int cancelVersion, string contentHash, TradeSource source, DateTimeOffset at, UserId by) =>
        (Id, EntityId, TradeRef, CancelVersion, ContentHash, Source, At, By) = (id, entityId, tradeRef, cancelVersion, contentHash, source, at, by);

    public Guid Id { get; private set; }
    public EntityId EntityId { get; private set; }

    /// <summary>The sender's reference of the trade.</summary>
    public string TradeRef { get; private set; } = "";
    public int CancelVersion { get; private set; }
    public string ContentHash { get; private set; } = "";
    public TradeSource Source { get; private set; } = TradeSource.None;
    public DateTimeOffset At { get; private set; }
    public UserId By { get; private set; }
}

internal sealed class EarlyCancelConfiguration : IEntityTypeConfiguration<EarlyCancel>
{
    public void Configure(EntityTypeBuilder<EarlyCancel> builder)
    {
        builder.ToTable("early_cancel", "settlements");
        builder.OwnsOne(c => c.Source, s => TradeConfiguration.Columns(s, ""));
        builder.Navigation(c => c.Source).IsRequired();
        builder.HasIndex(c => new { c.TradeRef, c.EntityId, c.CancelVersion }).IsUnique().HasDatabaseName("ux_early_cancel");
    }
}
