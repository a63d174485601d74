using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Outbox;

/// <summary>Something the outside world is to hear: stored in the command's transaction, delivered afterwards, exactly once by its name.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    /// <param name="id">Also the delivery's identity: the channel refuses to deliver the same id twice.</param>
    /// <param name="channel">e.g. <c>depository</c>; a folder of the drop area.</param>
    /// <param name="name">File name, unique in its channel.</param>
    /// <param name="sha256">Of the content.</param>
    public OutboxMessage(Guid id, EntityId entityId, string channel, string name, byte[] content, byte[] sha256, DateTimeOffset createdAt) =>
        (Id, EntityId, Channel, Name, Content, Sha256, CreatedAt, NextTryAt) = (id, entityId, channel, name, content, sha256, createdAt, createdAt);

    public Guid Id { get; private set; }
    public EntityId EntityId { get; private set; }
    public string Channel { get; private set; } = "";
    public string Name { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public byte[] Sha256 { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DeliveredAt { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }
    public int Tries { get; private set; }
    public string? LastError { get; private set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox", "platform");
        builder.HasIndex(m => new { m.Channel, m.Name }).IsUnique();
        builder.HasIndex(m => m.NextTryAt).HasFilter("delivered_at is null");
    }
}
