using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>Whether instructions go to the depository in the same breath as their trades are booked; a dated rule of an entity.</summary>
/// <remarks>Without a row they do.</remarks>
public sealed class SendingPolicy
{
    private SendingPolicy() { }

    public SendingPolicy(Guid id, EntityId entityId, bool atOnce, DateRange valid, TimeRange known, string source) =>
        (Id, EntityId, AtOnce, Valid, Known, Source) = (id, entityId, atOnce, valid, known, source);

    public Guid Id { get; private set; }
    public EntityId EntityId { get; private set; }
    public bool AtOnce { get; private set; }
    public DateRange Valid { get; private set; }
    public TimeRange Known { get; private set; }
    public string Source { get; private set; } = "";

    /// <summary>Known to be so only until now; what replaces it stands beside it.</summary>
    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

internal sealed class SendingPolicyConfiguration : IEntityTypeConfiguration<SendingPolicy>
{
    public void Configure(EntityTypeBuilder<SendingPolicy> builder)
    {
        builder.ToTable("sending_policy", "settlements");
        builder.HasIndex(p => p.EntityId);
    }
}
