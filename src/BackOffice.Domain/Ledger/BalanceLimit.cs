namespace BackOffice.Domain.Ledger;

/// <summary>What happens when a movement would take a limited balance below its floor.</summary>
public enum LimitAct
{
    /// <summary>The movement stands and the shortage is reported.</summary>
    Warn,

    /// <summary>The whole set of movements is refused.</summary>
    Block,
}

/// <summary>A dated rule of the firm: how low an available balance may go. A firm rule, not a law.</summary>
/// <param name="Floor">Lowest balance that is allowed; zero means no overdraft.</param>
public readonly record struct BalanceLimit(LimitAct Act, decimal Floor)
{
    /// <summary>
    /// Null while the balance holds, or was already below and is not lowered further: who is short may always pay in.
    /// </summary>
    public Refusal? Judge(string account, string asset, decimal before, decimal change)
    {
        var after = before + change;
        return change < 0 && after < Floor ? new Refusal("balance.too-low", account, asset, before, after - Floor) : null;
    }
}
