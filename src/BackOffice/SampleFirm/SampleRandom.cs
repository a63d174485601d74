namespace BackOffice.SampleFirm;

/// <summary>
/// Numbers that look like chance and are always the same: one stream a name, so that a change in one part of the
/// sample firm does not stir the others.
/// </summary>
/// <remarks>SplitMix64. System.Random is not promised to stay the same between releases of .NET.</remarks>
internal sealed class SampleRandom
{
    private ulong state;

    public SampleRandom(string stream)
    {
        // FNV-1a over the name; string.GetHashCode differs from run to run.
        state = 14695981039346656037UL;
        foreach (var letter in stream)
            state = (state ^ letter) * 1099511628211UL;
    }

    private ulong Bits()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Bits() % (ulong)(to - from + 1));

    /// <summary>A fraction from 0 to 1 in millionths.</summary>
    public decimal Fraction() => (Bits() % 1_000_001UL) / 1_000_000m;

    /// <summary>A number around 0, rarely beyond 2 (the sum of twelve fractions, less six).</summary>
    public decimal Swing()
    {
        var sum = -6m;
        for (var i = 0; i < 12; i++)
            sum += Fraction();
        return sum;
    }

    public bool Chance(decimal share) => Fraction() < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];
}

/// <summary>
/// Says yes for a fixed share of the times it is asked, evenly spread: unlike chance it keeps its promise in every run.
/// </summary>
internal sealed class Quota
{
    private decimal owed;

    public bool Take(decimal share)
    {
        owed += share;
        if (owed < 1m)
            return false;
        owed -= 1m;
        return true;
    }
}
