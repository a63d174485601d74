namespace BackOffice.Domain.Ledger;

/// <summary>What a holding is for. Trade basis adds all purposes; settlement basis leaves <see cref="Pending"/> out.</summary>
public static class Purposes
{
    /// <summary>Traded, not yet settled.</summary>
    public const string Pending = "pending";

    /// <summary>Settled and free.</summary>
    public const string Available = "available";

    /// <summary>Settled, but given as security: it counts as owned and cannot be delivered.</summary>
    public const string Pledged = "pledged";

    public static readonly IReadOnlyList<string> All = [Pending, Available, Pledged];
}

/// <summary>Whether a balance counts what is traded or only what has settled.</summary>
public enum Basis { Trade, Settlement }

/// <summary>Why a movement was made. Those of trades come from Settlements; the rest a person may post by hand.</summary>
public static class MovementKinds
{
    public const string Trade = "trade";
    public const string TradeReversal = "trade-reversal";
    public const string Settlement = "settlement";
    public const string Deposit = "deposit";
    public const string Withdrawal = "withdrawal";
    public const string Opening = "opening";
    public const string Pledge = "pledge";
    public const string Release = "release";
    public const string Charge = "charge";
    public const string Transfer = "transfer";

    /// <summary>The kinds a person may post by hand.</summary>
    public static readonly IReadOnlyList<string> ByHand = [Deposit, Withdrawal, Opening, Pledge, Release, Charge, Transfer];

    public static readonly IReadOnlyList<string> All = [Trade, TradeReversal, Settlement, .. ByHand];
}
