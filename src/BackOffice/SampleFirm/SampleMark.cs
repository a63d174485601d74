using BackOffice.Platform.Ports;
using Npgsql;

namespace BackOffice.SampleFirm;

/// <summary>Marks the firm as the sample one in the header of every page.</summary>
/// <remarks>Asked on every page: yes is remembered for good, no for a minute, so that a seed from the console is noticed.</remarks>
internal sealed class SampleMark(NpgsqlDataSource source) : ISampleMark
{
    private const long LookAgainAfterMs = 60_000;

    private bool isSample;
    private long lookedAt = -LookAgainAfterMs;

    public bool IsSample
    {
        get
        {
            if (isSample || Environment.TickCount64 - lookedAt < LookAgainAfterMs)
                return isSample;
            using var command = source.CreateCommand("select exists (select from platform.sample_seed)");
            isSample = command.ExecuteScalar() is true;
            lookedAt = Environment.TickCount64;
            return isSample;
        }
    }
}
