using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BackOffice.Browser.Tests.Harness;

/// <summary>The product as people start it: a process of its own with an embedded database and the sample firm, in a data folder of this run.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    public const string Password = "Only-For-Tests-2026!";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly string _folder;

    private RunningProduct(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public static async Task<RunningProduct> Start()
    {
        // Not a temporary subdirectory of the framework's: under root the database server runs as somebody else and must get in.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"backoffice-browser-{Guid.NewGuid():N}")).FullName;
        var home = Path.Combine(Root(), "src", "BackOffice");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(home, "bin", Configuration, "net10.0", "BackOffice.dll")])
        {
            WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var ours in start.Environment.Keys.Where(k => k.StartsWith("BACKOFFICE_", StringComparison.Ordinal) || k.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(ours);
        start.Environment["BACKOFFICE_DATA"] = Path.Combine(folder, "data");
        start.Environment["BACKOFFICE_SAMPLE_PASSWORD"] = Password;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Log__Level"] = "Warning";

        var process = Process.Start(start)!;
        var said = new List<string>();
        using var patience = new CancellationTokenSource(Patience);
        process.ErrorDataReceived += (_, e) => Note(said, e.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            Note(said, line);
            if (line.StartsWith("BackOffice is ready: ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new RunningProduct(process, folder, new Uri(line["BackOffice is ready: ".Length..].Trim()));
            }
        }
        throw new InvalidOperationException($"The product ended before it was ready:\n{string.Join('\n', said.TakeLast(30))}");
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to stop, it stops its database too; killed, it would leave it running.
        if (OperatingSystem.IsWindows())
            _process.Kill(entireProcessTree: true);
        else
            _ = Signal(_process.Id, 15);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The folder of the solution, found from where this file was compiled.</summary>
    public static string Root([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BackOffice.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No BackOffice.sln above {here}.");
    }

    // The tests lie in bin/CONFIGURATION/net10.0, and so does the product they were built with.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static void Note(List<string> said, string? line)
    {
        lock (said)
            said.Add(line ?? "");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
