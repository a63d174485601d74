using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>
/// An instruction as it lies in the database, with what lists and messages need of its trade, and the standing instruction that was
/// chosen for it, kept as it was then.
/// </summary>
public sealed class StoredInstruction : Instruction
{
    public StoredInstruction(
        InstructionId id, EntityId entityId, string reference, TradeId tradeId, Side side, SecurityId securityId,
        decimal quantity, decimal amount, string currency, int minorUnits, DateOnly settlementDate, decimal minSettlementUnit)
        : base(id, entityId, reference, tradeId, side, securityId, quantity, amount, currency, minorUnits, settlementDate, minSettlementUnit)
    {
    }

    public string TradeReference { get; internal set; } = "";

    /// <summary>The sender's reference of the trade: a depository may answer under it.</summary>
    public string TradeRef { get; internal set; } = "";

    public TradeNames Names { get; internal set; } = TradeNames.None;

    public HouseAccounts House { get; internal set; } = HouseAccounts.None;

    public string AssetClass { get; internal set; } = "";

    public decimal Price { get; internal set; }

    public decimal Commission { get; internal set; }

    public decimal Fees { get; internal set; }

    public decimal Tax { get; internal set; }

    public Capacity Capacity { get; internal set; }

    public AccountId AccountId { get; internal set; }

    public PartyId PartyId { get; internal set; }

    public PartyId CounterpartyId { get; internal set; }

    public string Mic { get; internal set; } = "";

    /// <summary>Place of settlement: a BIC, or the market's own code where no rule names one.</summary>
    public string Place { get; internal set; } = "";

    public string? Desk { get; internal set; }

    public DateOnly TradeDate { get; internal set; }

    /// <summary>What the client pays or gets for the whole trade, and how much of it has settled.</summary>
    public decimal Net { get; internal set; }

    public decimal SettledNet { get; internal set; }

    public ChosenSsi Ssi { get; internal set; } = ChosenSsi.None;

    public Guid? SsiWhy { get; internal set; }

    /// <summary>We agree to settlement in parts (PART); otherwise the message asks for all or nothing (NPAR).</summary>
    public bool PartialAllowed { get; internal set; }

    public DateTimeOffset MadeAt { get; internal set; }

    public DateTimeOffset? SentAt { get; internal set; }

    public DateTimeOffset StatusAt { get; internal set; }

    /// <summary>
    /// The client's part of a step that has just settled: the same share of the trade's net as the quantity; the last step takes the rest.
    /// </summary>
    /// <remarks>Negative where the charges of a sale are more than its price: then the client owes that share.</remarks>
    public decimal NetFor(SettledPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Completes
            ? Net - SettledNet
            : Math.Round(Net * SettledQuantity / Quantity, MinorUnits, MidpointRounding.AwayFromZero) - SettledNet;
    }
}

/// <summary>A copy of the standing instruction as it was when it was chosen.</summary>
public sealed record ChosenSsi(SsiId? Id, SsiLevel? Level, string AgentBic, string Account, string? BuyerSellerBic)
{
    public static readonly ChosenSsi None = new(null, null, "", "", null);
}

internal sealed class InstructionConfiguration : IEntityTypeConfiguration<StoredInstruction>
{
    public void Configure(EntityTypeBuilder<StoredInstruction> builder)
    {
        builder.ToTable("instruction", "settlements", t =>
        {
            t.HasCheckConstraint("instruction_settled_within_instructed", "settled_quantity >= 0 and settled_quantity <= quantity");
            t.HasCheckConstraint("instruction_settled_state", "(state = 'Settled') = (settled_quantity = quantity)");
        });
        builder.HasKey(i => i.Id);
        builder.OwnsOne(i => i.Names, n => SharedColumns.Names(n));
        builder.Navigation(i => i.Names).IsRequired();
        builder.OwnsOne(i => i.House, h => SharedColumns.House(h));
        builder.Navigation(i => i.House).IsRequired();
        builder.OwnsOne(i => i.Ssi, s =>
        {
            s.Property(x => x.Id).HasColumnName("ssi_id");
            s.Property(x => x.Level).HasColumnName("ssi_level");
            s.Property(x => x.AgentBic).HasColumnName("agent_bic");
            s.Property(x => x.Account).HasColumnName("agent_account");
            s.Property(x => x.BuyerSellerBic).HasColumnName("buyer_seller_bic");
        });
        builder.Navigation(i => i.Ssi).IsRequired();
        builder.HasIndex(i => i.Reference).IsUnique().HasDatabaseName("ux_instruction_reference");
        builder.HasIndex(i => i.TradeId).IsUnique().HasFilter("state <> 'Cancelled'").HasDatabaseName("ux_instruction_live");
        builder.HasIndex(i => i.TradeRef);
        builder.HasIndex(i => i.TradeReference);
        builder.HasIndex(i => new { i.SettlementDate, i.State, i.Mic, i.Currency });
        builder.HasIndex(i => i.CounterpartyId).HasFilter("state not in ('Settled', 'Cancelled')");
    }
}
