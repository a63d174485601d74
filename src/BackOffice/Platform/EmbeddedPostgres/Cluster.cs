using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BackOffice.Platform.Hosting;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>One PostgreSQL data directory and the server over it.</summary>
/// <param name="folder">The data directory itself.</param>
/// <param name="user">The user the server runs as; null for ourselves.</param>
/// <param name="logs">Where the server writes its log; that user can write there.</param>
internal sealed class Cluster(ServerPrograms programs, string folder, string? user, string logs)
{
    private const int LogBytesMax = 20 * 1024 * 1024;

    /// <summary>Makes the data directory: UTF-8, sorting by ICU (Turkish has its own collation), checksums on every page.</summary>
    /// <param name="making">Made here first and moved when whole.</param>
    public async Task Initialise(string making, string password, CancellationToken cancellationToken)
    {
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        Directory.CreateDirectory(making);
        var passwordFile = Path.Combine(logs, $"first-{Guid.NewGuid():N}");
        try
        {
            await PrivateFile.Write(passwordFile, password + "\n", cancellationToken);
            await ServerUser.Own(user, passwordFile, cancellationToken);
            await ServerUser.Own(user, making, cancellationToken);
            await ProgramRun.Demand(programs.InitDb,
            [
                "-D", making, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8",
                "--locale-provider=icu", "--icu-locale=und", OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C",
                "--lc-messages=C", "--data-checksums", "--no-instructions",
            ], user, programs.Folder, cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }
        Directory.Move(making, folder);
    }

    /// <summary>Starts the server on a free loopback port and waits until it answers, crash recovery included.</summary>
    /// <returns>The port.</returns>
    public async Task<int> Start(IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        var log = Path.Combine(logs, "database.log");
        if (File.Exists(log) && new FileInfo(log).Length > LogBytesMax)
            File.Move(log, log + ".1", overwrite: true);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            // pg_ctl gives the server a session of its own: a Ctrl-C at our terminal is ours to handle, in our order.
            var run = await ProgramRun.Of(programs.PgCtl,
            [
                "start", "-D", folder, "-l", log, "-w", "-t", "300", "-o",
                string.Join(' ', settings.Prepend($"port={port}").Prepend("listen_addresses=127.0.0.1").Prepend("unix_socket_directories=").Select(s => "-c " + s)),
            ], user, programs.Folder, cancellationToken);
            if (run.Succeeded)
                return port;
            if (attempt == 3)
                throw new StartupRefusal($"The database server in {folder} did not start; its log {log} says why. {LastLine(log)}");
        }
    }

    public Task Stop(CancellationToken cancellationToken, string mode = "fast") =>
        ProgramRun.Of(programs.PgCtl, ["stop", "-D", folder, "-m", mode, "-w", "-t", "60"], user, programs.Folder, cancellationToken);

    /// <summary>
    /// The port of a server that is already at work here, left behind by a killed process. A note of a server that is gone is
    /// removed: its process number may by now belong to somebody else, and PostgreSQL would then refuse to start.
    /// </summary>
    public int? FindRunning()
    {
        var note = Path.Combine(folder, "postmaster.pid");
        string[] lines;
        try
        {
            lines = File.ReadAllLines(note);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        if (lines.Length >= 4 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && IsServer(pid)
            && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return port;
        File.Delete(note);
        return null;
    }

    /// <summary>Whether the server's user can use the programs and enter the folder; the only true test is to try.</summary>
    public async Task<bool> IsReachable(CancellationToken cancellationToken) =>
        (await ProgramRun.Of(programs.PgCtl, ["--version"], user, cancellationToken: cancellationToken)).Succeeded;

    private static bool IsServer(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string LastLine(string log) =>
        File.Exists(log) ? File.ReadLines(log).LastOrDefault(l => l.Contains("FATAL", StringComparison.Ordinal)) ?? "" : "";
}
