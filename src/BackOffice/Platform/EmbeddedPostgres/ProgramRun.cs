using System.ComponentModel;
using System.Diagnostics;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>What a program said and how it ended.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs a program to its end. One that cannot be started counts as failed, like one that fails.</summary>
    /// <param name="user">Runs it as this user (Unix, and only when we are root).</param>
    public static async Task<ProgramRun> Of(
        string program, IEnumerable<string> arguments, string? user = null, string? workingDirectory = null,
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetPathRoot(Path.GetTempPath())!,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // The server's own language and folders are ours to set, not those of whoever signed in.
        start.Environment["LC_MESSAGES"] = "C";
        foreach (var inherited in (string[])["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGOPTIONS"])
            start.Environment.Remove(inherited);
        if (user is not null)
            start.UserName = user;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramRun(process.ExitCode, await output + await error);
        }
        catch (Win32Exception e)
        {
            return new ProgramRun(-1, e.Message);
        }
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task<string> Demand(
        string program, IEnumerable<string> arguments, string? user = null, string? workingDirectory = null,
        CancellationToken cancellationToken = default)
    {
        var run = await Of(program, arguments, user, workingDirectory, cancellationToken);
        return run.Succeeded
            ? run.Output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {run.ExitCode}: {run.Output.Trim()}");
    }
}
