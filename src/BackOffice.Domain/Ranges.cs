namespace BackOffice.Domain;

/// <summary>Days from <see cref="From"/> (included) to <see cref="To"/> (excluded; null is open-ended).</summary>
public readonly record struct DateRange(DateOnly From, DateOnly? To = null)
{
    public bool Contains(DateOnly day) => day >= From && (To is null || day < To);

    public bool Overlaps(DateRange other) =>
        (To is null || other.From < To) && (other.To is null || From < other.To);
}

/// <summary>Instants from <see cref="From"/> (included) to <see cref="To"/> (excluded; null means still so), in UTC.</summary>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset? To = null)
{
    public bool Contains(DateTimeOffset instant) => instant >= From && (To is null || instant < To);
}
