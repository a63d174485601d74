namespace BackOffice.Platform.Time;

/// <summary>
/// The clock of the house: the system's, except in a flow that plays the past (the sample firm), which sees the instant it was given.
/// Everything that asks <see cref="TimeProvider"/> follows it, so that what is booked there has a real past, while requests beside it
/// see the present.
/// </summary>
public sealed class HouseClock : TimeProvider
{
    // Two readings are never the same instant: a row that is known and then corrected in one step needs a range that is not empty.
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(10);

    private static readonly AsyncLocal<Played?> played = new();

    /// <summary>True in a flow that lives in the past.</summary>
    public static bool IsPlayed => played.Value is not null;

    public override DateTimeOffset GetUtcNow() => played.Value?.Read() ?? base.GetUtcNow();

    /// <summary>From here on this flow, and whatever it starts, lives at <paramref name="instant"/>; until it is disposed.</summary>
    public Playing Play(DateTimeOffset instant)
    {
        played.Value = new Played(instant);
        return new Playing();
    }

    public sealed class Playing : IDisposable
    {
        internal Playing() { }

        /// <summary>The next moment of the past; never an earlier one than was already read.</summary>
        public void MoveTo(DateTimeOffset instant) => played.Value!.MoveTo(instant);

        public void Dispose() => played.Value = null;
    }

    private sealed class Played(DateTimeOffset start)
    {
        private readonly Lock gate = new();
        private DateTimeOffset now = start.ToUniversalTime();

        public DateTimeOffset Read()
        {
            lock (gate)
                return now += Tick;
        }

        public void MoveTo(DateTimeOffset instant)
        {
            lock (gate)
                if (instant > now)
                    now = instant.ToUniversalTime();
        }
    }
}
