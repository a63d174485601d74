using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>A step of an instruction's life; appended, never changed.</summary>
public sealed class InstructionStatus
{
    private InstructionStatus() { }

    public InstructionStatus(Guid id, InstructionId instructionId, EntityId entityId, DateTimeOffset at, InstructionState state, string what,
        string? reason, string? messageRef, UserId actor, string actorName) =>
        (Id, InstructionId, EntityId, At, State, What, Reason, MessageRef, Actor, ActorName) =
        (id, instructionId, entityId, at, state, what, reason, messageRef, actor, actorName);

    public Guid Id { get; private set; }
    public InstructionId InstructionId { get; private set; }
    public EntityId EntityId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Where it stood afterwards.</summary>
    public InstructionState State { get; private set; }

    /// <summary>What happened: <c>made</c>, <c>sent</c>, <c>held</c>, <c>released</c>, <c>partial-allowed</c>, <c>reported</c> …; its word key is <c>happened.</c> and it.</summary>
    public string What { get; private set; } = "";
    public string? Reason { get; private set; }
    public string? MessageRef { get; private set; }
    public UserId Actor { get; private set; }
    public string ActorName { get; private set; } = "";
}

/// <summary>One settled step: so much security against so much cash, under one message. Appended, never changed.</summary>
public sealed class Delivery
{
    private Delivery() { }

    public Guid Id { get; private set; }
    public InstructionId InstructionId { get; private set; }
    public TradeId TradeId { get; private set; }
    public EntityId EntityId { get; private set; }
    public string MessageRef { get; private set; } = "";
    public decimal Quantity { get; private set; }
    public decimal Amount { get; private set; }
    public decimal NetShare { get; private set; }
    public string Currency { get; private set; } = "";
    public DateOnly SettledOn { get; private set; }
    public DateTimeOffset SettledAt { get; private set; }
    public bool Completes { get; private set; }
    public MovementId MovementId { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

/// <summary>A message to or from the depository, raw text and hash; partitioned by month, appended, never changed.</summary>
public sealed class SettlementMessage
{
    private SettlementMessage() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public EntityId EntityId { get; private set; }
    public InstructionId InstructionId { get; private set; }

    /// <summary><c>in</c> or <c>out</c>.</summary>
    public string Direction { get; private set; } = "";
    public string MessageRef { get; private set; } = "";

    /// <summary>new, cancel, hold, release, partial (out); matched, settled … (in).</summary>
    public string Kind { get; private set; } = "";
    public string Raw { get; private set; } = "";
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>What the message said, as JSON: only what it carried.</summary>
    public string Said { get; private set; } = "{}";
    public JobId? JobId { get; private set; }
    public string? FileName { get; private set; }
    public long? Line { get; private set; }
}

/// <summary>Which messages have counted: one per instruction and message reference, whatever month it lies in.</summary>
public sealed class MessageKey
{
    private MessageKey() { }

    public InstructionId InstructionId { get; private set; }
    public string MessageRef { get; private set; } = "";

    /// <summary>SHA-256 over what it said, so that the same reference with other content is noticed.</summary>
    public string ContentHash { get; private set; } = "";
}

/// <summary>
/// An explanation, kept once for all trades it fits: the steps to a settlement date, the standing instructions looked at.
/// Its id is the beginning of the hash of its text.
/// </summary>
public sealed class Why
{
    private Why() { }

    public Guid Id { get; private set; }

    /// <summary><c>date</c> or <c>ssi</c>.</summary>
    public string Kind { get; private set; } = "";
    public string Body { get; private set; } = "{}";
}

internal sealed class InstructionHistoryConfiguration :
    IEntityTypeConfiguration<InstructionStatus>, IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<SettlementMessage>,
    IEntityTypeConfiguration<MessageKey>, IEntityTypeConfiguration<Why>
{
    public void Configure(EntityTypeBuilder<InstructionStatus> builder)
    {
        builder.ToTable("instruction_status", "settlements");
        builder.HasIndex(s => new { s.InstructionId, s.At });
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("delivery", "settlements");
        builder.HasIndex(d => new { d.InstructionId, d.MessageRef }).IsUnique().HasDatabaseName("ux_delivery_message");
        builder.HasIndex(d => d.TradeId);
        builder.HasIndex(d => d.SettledOn);
    }

    // Partitioned by month, which EF cannot make: SettlementsSql does.
    public void Configure(EntityTypeBuilder<SettlementMessage> builder)
    {
        builder.ToTable("message", "settlements", t => t.ExcludeFromMigrations());
        builder.HasKey(m => new { m.Id, m.At });
    }

    public void Configure(EntityTypeBuilder<MessageKey> builder)
    {
        builder.ToTable("message_key", "settlements");
        builder.HasKey(m => new { m.InstructionId, m.MessageRef });
    }

    public void Configure(EntityTypeBuilder<Why> builder)
    {
        builder.ToTable("why", "settlements");
        builder.Property(w => w.Body).HasColumnType("jsonb");
    }
}
