using System.Runtime.CompilerServices;

namespace BackOffice.Tests;

/// <summary>Where the sources lie, for tests that read them.</summary>
internal static class Source
{
    private static readonly string Root = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine([Root, .. relative.Split('/')]);

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "BackOffice.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No BackOffice.sln above {here}.");
    }
}
