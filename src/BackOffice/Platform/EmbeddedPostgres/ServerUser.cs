namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>PostgreSQL refuses to run as root, so a product started as root runs its server as another user.</summary>
internal static class ServerUser
{
    private const string Preferred = "backoffice";

    /// <summary>Null when the server may run as ourselves; else the user it runs as, made if need be.</summary>
    public static async Task<string?> Choose(string database, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        // Whoever owns the data already keeps it: a user that was added later must not lock the firm out of its books.
        if (Directory.Exists(database))
        {
            var owner = await ProgramRun.Of("stat", [OperatingSystem.IsMacOS() ? "-f" : "-c", OperatingSystem.IsMacOS() ? "%Su" : "%U", database], cancellationToken: cancellationToken);
            if (owner.Succeeded && owner.Output.Trim() is { Length: > 0 } name and not "root" and not "UNKNOWN")
                return name;
        }
        if (await Exists(Preferred, cancellationToken) || await Add(cancellationToken))
            return Preferred;
        return "nobody";
    }

    public static Task Own(string? user, string folder, CancellationToken cancellationToken) =>
        user is null ? Task.CompletedTask : ProgramRun.Demand("chown", ["-R", $"{user}:", folder], cancellationToken: cancellationToken);

    private static async Task<bool> Exists(string user, CancellationToken cancellationToken) =>
        (await ProgramRun.Of("id", ["-u", user], cancellationToken: cancellationToken)).Succeeded;

    private static async Task<bool> Add(CancellationToken cancellationToken) =>
        (await ProgramRun.Of("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", Preferred], cancellationToken: cancellationToken)).Succeeded
        || (await ProgramRun.Of("adduser", ["-S", "-D", "-H", Preferred], cancellationToken: cancellationToken)).Succeeded;
}
