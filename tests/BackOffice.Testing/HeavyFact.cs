using Xunit;

namespace BackOffice.Testing;

/// <summary>
/// A test of the heavy tier: volume, faults, every page in every theme. The quick tier lists it as skipped; it runs with
/// <c>BACKOFFICE_TEST_HEAVY=1</c>.
/// </summary>
public sealed class HeavyFactAttribute : FactAttribute
{
    public HeavyFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("BACKOFFICE_TEST_HEAVY") != "1")
            Skip = "Heavy tier: set BACKOFFICE_TEST_HEAVY=1.";
    }
}
