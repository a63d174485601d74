using System.Diagnostics;
using System.Globalization;
using BackOffice.Platform.Hosting;

namespace BackOffice.Tests.Platform.Hosting;

/// <summary>The product as a process of its own on a data folder, that can be killed without warning.</summary>
internal sealed class Product : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;

    private Product(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Product> Start(string data)
    {
        var process = Run(data);
        using var patience = new CancellationTokenSource(Patience);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        const string ready = "BackOffice is ready: ";
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Product(process, new Uri(line[ready.Length..].Trim()));
        }
        throw new InvalidOperationException("The product ended before it was ready.");
    }

    /// <summary>Runs a verb of the same executable to its end; what it printed last.</summary>
    public static async Task<string> Verb(string data, params string[] words)
    {
        using var process = Run(data, words);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
    }

    /// <summary>SIGKILL: nothing of ours runs any more.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an operator would; its exit code.</summary>
    public async Task<int> Stop()
    {
        using (var term = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await term.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    private static Process Run(string data, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StartupRefusal).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BACKOFFICE_DATA"] = data;
        start.Environment["BACKOFFICE_SAMPLE_PASSWORD"] = "Only-For-Tests-2026!";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("ConnectionStrings__BackOffice");
        return Process.Start(start)!;
    }
}
