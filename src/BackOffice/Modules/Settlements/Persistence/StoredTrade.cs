using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Settlements.Persistence;

/// <summary>
/// A version of a trade as it lies in the database: the trade itself, the names it was booked under, where it came from, and why its
/// day, money and standing instruction are what they are. Every version is a row and none is ever removed.
/// </summary>
public sealed class StoredTrade : Trade
{
    public StoredTrade(
        TradeId id, EntityId entityId, string reference, string tradeRef, int tradeVersion, string contentHash,
        Capacity capacity, Side side, SecurityId securityId, string assetClass, decimal quantity, decimal price, string currency,
        DateOnly tradeDate, DateOnly settlementDate, AccountId accountId, PartyId partyId, PartyId counterpartyId, string mic, string? desk)
        : base(id, entityId, reference, tradeRef, tradeVersion, contentHash, capacity, side, securityId, assetClass, quantity, price, currency,
            tradeDate, settlementDate, accountId, partyId, counterpartyId, mic, desk)
    {
    }

    /// <summary>Codes and names as they were when it was booked: lists and searches need no other room, and history does not change with a rename.</summary>
    public TradeNames Names { get; internal set; } = TradeNames.None;

    public TradeSource Source { get; internal set; } = TradeSource.None;

    public HouseAccounts House { get; internal set; } = HouseAccounts.None;

    public TimeOnly? TradeTime { get; internal set; }

    public int MinorUnits { get; internal set; }

    public decimal MinSettlementUnit { get; internal set; }

    /// <summary>The parts of the net amount as JSON: each with its tariff, or "as sent".</summary>
    public string Parts { get; internal set; } = "[]";

    /// <summary>Which <see cref="Why"/> explains the settlement date, and which the standing instruction.</summary>
    public Guid? DateWhy { get; internal set; }

    public Guid? SsiWhy { get; internal set; }

    /// <summary>Chosen by hand where several fitted equally well.</summary>
    public SsiId? SsiOverride { get; internal set; }

    /// <summary>The ledger movement of its booking; a reversal names it.</summary>
    public MovementId? MovementId { get; internal set; }

    public DateTimeOffset BookedAt { get; internal set; }

    public UserId BookedBy { get; internal set; }

    /// <summary>The sender's version that cancelled it, and the hash of what that version said.</summary>
    public int? CancelVersion { get; internal set; }

    public string? CancelHash { get; internal set; }

    /// <summary>When it was cancelled or replaced.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>Where the row that cancelled it lies.</summary>
    public TradeSource? CancelSource { get; internal set; }
}

/// <param name="PartyName">Whose account it is.</param>
public sealed record TradeNames(
    string? Isin, string? Symbol, string SecurityName, string AccountCode, string PartyName, string CounterpartyCode, string CounterpartyName)
{
    public static readonly TradeNames None = new(null, null, "", "", "", "", "");

    /// <summary>What people call the security: its symbol, else its ISIN.</summary>
    public string Security => Symbol ?? Isin ?? SecurityName;
}

/// <summary>The row of a file that something came from; empty when a person typed it.</summary>
/// <param name="Raw">The row's own text, to the letter.</param>
/// <param name="Extra">Columns the product does not know, as JSON.</param>
public sealed record TradeSource(JobId? Job, FileId? File, string? FileName, long? Line, string? Raw, string? Extra)
{
    public static readonly TradeSource None = new(null, null, null, null, null, null);
}

internal sealed class TradeConfiguration : IEntityTypeConfiguration<StoredTrade>
{
    public void Configure(EntityTypeBuilder<StoredTrade> builder)
    {
        builder.ToTable("trade", "settlements");
        builder.HasKey(t => t.Id);
        builder.OwnsOne(t => t.Names, n => SharedColumns.Names(n));
        builder.Navigation(t => t.Names).IsRequired();
        builder.OwnsOne(t => t.House, h => SharedColumns.House(h));
        builder.Navigation(t => t.House).IsRequired();
        builder.OwnsOne(t => t.Source, s => Columns(s, ""));
        builder.Navigation(t => t.Source).IsRequired();
        builder.OwnsOne(t => t.CancelSource, s => Columns(s, "cancel_"));
        builder.Property(t => t.Parts).HasColumnType("jsonb");
        builder.HasIndex(t => new { t.EntityId, t.TradeRef, t.TradeVersion }).IsUnique().HasDatabaseName("ux_trade_version");
        builder.HasIndex(t => t.Reference);
        builder.HasIndex(t => new { t.TradeDate, t.Id });
        builder.HasIndex(t => new { t.SettlementDate, t.State });
        builder.HasIndex(t => t.BookedAt);
    }

    /// <summary>The columns of where a row came from.</summary>
    internal static void Columns<T>(OwnedNavigationBuilder<T, TradeSource> source, string prefix) where T : class
    {
        source.Property(x => x.Job).HasColumnName(prefix + "job_id");
        source.Property(x => x.File).HasColumnName(prefix + "file_id");
        source.Property(x => x.FileName).HasColumnName(prefix + "file_name");
        source.Property(x => x.Line).HasColumnName(prefix + "line");
        source.Property(x => x.Raw).HasColumnName(prefix + "raw");
        source.Property(x => x.Extra).HasColumnName(prefix + "extra").HasColumnType("jsonb");
    }
}
