namespace BackOffice.Domain.Requests;

/// <summary>Goods or securities that are to come in; shown beside what is there, never counted with it.</summary>
public sealed record ExpectedReceipt(DateOnly On, decimal Quantity);

/// <summary>What of a holding may still be sold or promised: own less pledged, reserved and sold but not yet delivered.</summary>
/// <param name="Own">What is there; never what is to come.</param>
public sealed record Availability(decimal Own, decimal Pledged, decimal Reserved, decimal UnsettledSells, IReadOnlyList<ExpectedReceipt> Expected)
{
    /// <summary>May be negative when more was promised than is there; the shortage is shown, not hidden.</summary>
    public decimal Available => Own - Pledged - Reserved - UnsettledSells;

    /// <summary>The sum as a person reads it: names <c>own</c>, <c>pledged</c>, <c>reserved</c>, <c>unsettled-sells</c>, taken parts negative.</summary>
    public IReadOnlyList<(string Name, decimal Quantity)> Parts =>
        [("own", Own), ("pledged", -Pledged), ("reserved", -Reserved), ("unsettled-sells", -UnsettledSells)];

    /// <summary>Whether so much may be reserved now; refused with <c>reservation.oversold</c> when it is not there.</summary>
    /// <param name="step">The lot or unit in which it is dealt; quantities are whole multiples of it.</param>
    public Outcome Reserve(decimal quantity, decimal step = 1)
    {
        if (quantity <= 0)
            return new Refusal("reservation.quantity-not-positive").At("quantity");
        if (step > 0 && quantity % step != 0)
            return new Refusal("reservation.not-whole-lots", quantity, step).At("quantity");
        return quantity > Available ? new Refusal("reservation.oversold", quantity, Math.Max(Available, 0)).At("quantity") : Outcome.Done;
    }

    /// <summary>Sums what is held back by reservations that have neither expired nor ended.</summary>
    public static decimal ReservedAt(IEnumerable<Reservation> reservations, DateTimeOffset now) =>
        reservations.Where(r => r.HoldsAt(now)).Sum(r => r.Quantity);
}

/// <param name="ExpiresAt">From this instant on it holds nothing back.</param>
/// <param name="EndedAt">When it was used or given back.</param>
public sealed record Reservation(decimal Quantity, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt = null)
{
    public bool HoldsAt(DateTimeOffset now) => now >= MadeAt && now < ExpiresAt && (EndedAt is null || now < EndedAt);
}
