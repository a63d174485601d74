using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Persistence;

/// <summary>The room's sets. Inside a LINQ lambda take a local first: an expression tree cannot hold an extension property.</summary>
internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<StoredTrade> Trades => db.Set<StoredTrade>();
        internal DbSet<EarlyCancel> EarlyCancels => db.Set<EarlyCancel>();
        internal DbSet<StoredInstruction> Instructions => db.Set<StoredInstruction>();
        internal DbSet<InstructionStatus> InstructionStatuses => db.Set<InstructionStatus>();
        internal DbSet<Delivery> Deliveries => db.Set<Delivery>();
        internal DbSet<SettlementMessage> SettlementMessages => db.Set<SettlementMessage>();
        internal DbSet<MessageKey> MessageKeys => db.Set<MessageKey>();
        internal DbSet<Why> Whys => db.Set<Why>();
        internal DbSet<SendingPolicy> SendingPolicies => db.Set<SendingPolicy>();
    }
}
