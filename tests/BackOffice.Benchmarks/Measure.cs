using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace BackOffice.Benchmarks;

/// <summary>What one run took: by the wall, and of the processors in the product and in the database (0 where the database is elsewhere).</summary>
/// <param name="Memory">How far the product's memory rose above where it began, in bytes.</param>
internal sealed record Measure(TimeSpan Wall, TimeSpan App, TimeSpan Database, long Memory)
{
    public TimeSpan Cpu => App + Database;

    public static async Task<Measure> Of(NpgsqlDataSource source, Func<Task> work)
    {
        var postmaster = await Postmaster(source);
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var (memory, most) = (self.WorkingSet64, self.WorkingSet64);
        var (app, database, watch) = (self.TotalProcessorTime, DatabaseTime(postmaster), Stopwatch.StartNew());
        await using (new Timer(_ =>
        {
            using var now = Process.GetCurrentProcess();
            most = Math.Max(most, now.WorkingSet64);
        }, null, 50, 50))
        {
            await work();
        }
        var wall = watch.Elapsed;
        self.Refresh();
        return new Measure(wall, self.TotalProcessorTime - app, DatabaseTime(postmaster) - database, most - memory);
    }

    public static Measure Sum(IReadOnlyCollection<Measure> parts) => new(
        TimeSpan.FromTicks(parts.Sum(p => p.Wall.Ticks)), TimeSpan.FromTicks(parts.Sum(p => p.App.Ticks)), TimeSpan.FromTicks(parts.Sum(p => p.Database.Ticks)),
        parts.Max(p => p.Memory));

    public static Measure Median(IReadOnlyCollection<Measure> rounds)
    {
        return new Measure(Middle(m => m.Wall), Middle(m => m.App), Middle(m => m.Database), rounds.Max(m => m.Memory));

        TimeSpan Middle(Func<Measure, TimeSpan> of) => rounds.Select(of).Order().ElementAt((rounds.Count - 1) / 2);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Wall.TotalSeconds:0.00} s (CPU app {App.TotalSeconds:0.00}, database {Database.TotalSeconds:0.00}; memory +{Memory / 1048576} MB)");

    private static async Task<int> Postmaster(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync())!;
        return Stat(backend) is { } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : 0;
    }

    // The server's own time, that of its living children and of those that have gone; only where the server is a neighbour on Linux.
    private static TimeSpan DatabaseTime(int postmaster)
    {
        if (postmaster == 0 || Stat(postmaster) is not { } own)
            return TimeSpan.Zero;
        var ticks = Ticks(own, 11, 12, 13, 14);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Stat(pid) is { } stat && stat[1] == postmaster.ToString(CultureInfo.InvariantCulture))
                ticks += Ticks(stat, 11, 12);
        }
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    private static long Ticks(string[] stat, params int[] at) => at.Sum(i => long.Parse(stat[i], CultureInfo.InvariantCulture));

    // The fields behind the name, which may itself have blanks: state, parent, …
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
