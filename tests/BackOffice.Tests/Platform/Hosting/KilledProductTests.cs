using System.Diagnostics;
using BackOffice.Platform.Hosting;

namespace BackOffice.Tests.Platform.Hosting;

/// <summary>The product as a process of its own, killed without warning.</summary>
public sealed class KilledProductTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [HeavyFact]
    public async Task Given_a_product_killed_at_work_When_it_starts_again_Then_it_takes_its_database_over_and_stops_it_at_the_end()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"backoffice-killed-{Guid.NewGuid():N}")).FullName;
        var data = Path.Combine(folder, "data");
        using (var first = Start(data))
        {
            await Ready(first);
            first.Kill();   // SIGKILL: nothing of ours runs any more
            await first.WaitForExitAsync();
        }
        Assert.True(File.Exists(Path.Combine(data, "database", "postmaster.pid")), "The database server outlives a killed product.");

        using var second = Start(data);
        await Ready(second);
        using (var term = Process.Start("kill", ["-TERM", second.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await term.WaitForExitAsync();
        await second.WaitForExitAsync();

        Assert.Equal(0, second.ExitCode);
        Assert.False(File.Exists(Path.Combine(data, "database", "postmaster.pid")), "Stopping the product stops its server.");
        Directory.Delete(folder, recursive: true);
    }

    private static Process Start(string data)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StartupRefusal).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BACKOFFICE_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("ConnectionStrings__BackOffice");
        return Process.Start(start)!;
    }

    private static async Task Ready(Process product)
    {
        using var patience = new CancellationTokenSource(Patience);
        _ = product.StandardError.ReadToEndAsync(patience.Token);
        while (await product.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("BackOffice is ready", StringComparison.Ordinal))
            {
                _ = product.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }
        Assert.Fail("The product ended before it was ready.");
    }
}
