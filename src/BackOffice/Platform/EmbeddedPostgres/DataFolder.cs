using System.Reflection;
using BackOffice.Platform.Hosting;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>The folder in which the embedded database lives: its data, its passwords, its copy of the server's programs.</summary>
/// <param name="Path">Absolute. Never inside the checkout, so that <c>git clean</c> cannot delete a firm's books.</param>
internal sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "database");

    /// <summary>Where a new cluster is made; renamed to <see cref="Database"/> when whole, so that a kill in between leaves no half of one.</summary>
    public string DatabaseInTheMaking => System.IO.Path.Combine(Path, "database.new");

    public string Programs => System.IO.Path.Combine(Path, "server");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string Passwords => System.IO.Path.Combine(Path, "passwords.json");

    /// <summary>Held by whoever runs the server; the system lets go of it when that process dies, however it dies.</summary>
    public string OwnerLock => System.IO.Path.Combine(Path, "owner.lock");

    /// <summary>Held together by commands that work on a server which another process runs.</summary>
    public string GuestLock => System.IO.Path.Combine(Path, "guests.lock");

    /// <summary>The folder named by BACKOFFICE_DATA, else the usual one of this system and user.</summary>
    public static DataFolder Choose(string? configured, string workingDirectory)
    {
        var path = string.IsNullOrWhiteSpace(configured)
            ? Usual()
            : System.IO.Path.GetFullPath(configured.Trim(), workingDirectory);
        if (Checkout() is { } checkout && IsInside(path, checkout))
            throw new StartupRefusal(
                $"The data folder {path} lies inside the source code at {checkout}, where a clean-up would delete the database. " +
                "Name another folder with BACKOFFICE_DATA.");
        return new DataFolder(path);
    }

    /// <summary>Makes the folder and proves that we can write in it.</summary>
    public void Make()
    {
        try
        {
            if (!Directory.Exists(Path))
                MakePrivate(Path);
            Directory.CreateDirectory(Programs);
            Directory.CreateDirectory(Logs);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartupRefusal(
                $"The data folder {Path} cannot be made or written to by {Environment.UserName}. Name another one with BACKOFFICE_DATA.", e);
        }
    }

    private static string Usual()
    {
        // Root's home is closed to the user that the server runs as.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            return "/var/lib/backoffice";
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (string.IsNullOrEmpty(data))
            throw new StartupRefusal("This user has no home folder to keep the database in. Name a folder with BACKOFFICE_DATA.");
        return System.IO.Path.Combine(data, OperatingSystem.IsLinux() ? "backoffice" : "BackOffice");
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        if (System.IO.Path.GetDirectoryName(path) is { } parent)
            Directory.CreateDirectory(parent);
        // Others may pass through (the server's user must), but not look around.
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | (Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None));
    }

    private static string? Checkout()
    {
        var project = typeof(DataFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "ProjectFolder")?.Value;
        var root = project is null ? null : System.IO.Path.GetFullPath(System.IO.Path.Combine(project, "..", ".."));
        return root is not null && File.Exists(System.IO.Path.Combine(root, "BackOffice.sln")) ? root : null;
    }

    private static bool IsInside(string path, string folder)
    {
        var relative = System.IO.Path.GetRelativePath(folder, path);
        return !relative.StartsWith("..", StringComparison.Ordinal) && !System.IO.Path.IsPathRooted(relative);
    }
}
