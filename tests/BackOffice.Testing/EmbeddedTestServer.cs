using System.Security.Cryptography;
using System.Text;
using BackOffice.Platform.EmbeddedPostgres;
using Npgsql;

namespace BackOffice.Testing;

/// <summary>
/// The product's embedded server, without its care for power cuts, shared by all test processes of one checkout: the first one starts
/// it, the last one stops it.
/// </summary>
internal static class EmbeddedTestServer
{
    private const string Password = "only-for-tests";

    private static readonly string[] Settings =
        ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=400", "shared_buffers=256MB", "jit=off", "autovacuum=off", "log_min_messages=warning"];

    private static FileStream? users;

    public static async Task<string> StartOrJoin()
    {
        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), $"backoffice-tests-{Environment.UserName}-{Checkout()}"));
        folder.Make();
        using var starting = await Hold(folder.OwnerLock);
        users = new FileStream(folder.GuestLock, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

        var user = await ServerUser.Choose(folder.Database, CancellationToken.None);
        var programs = ServerPrograms.Install(folder.Programs);
        await ServerUser.Own(user, folder.Logs, CancellationToken.None);
        var cluster = new Cluster(programs, folder.Database, user, folder.Logs);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(folder, cluster);

        if (cluster.FindRunning() is { } port && await Answers(port))
            return AsSuperuser(port);
        if (Directory.Exists(folder.Database))
            Directory.Delete(folder.Database, recursive: true);   // of a run that was killed: not worth recovering
        await cluster.Initialise(folder.DatabaseInTheMaking, Password, CancellationToken.None);
        return AsSuperuser(await cluster.Start(Settings, CancellationToken.None));
    }

    /// <summary>The test host gives a process little time at its end, so the server is told to stop and not waited for.</summary>
    private static void Leave(DataFolder folder, Cluster cluster)
    {
        users?.Dispose();
        try
        {
            using var starting = new FileStream(folder.OwnerLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var alone = new FileStream(folder.GuestLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            cluster.Stop(CancellationToken.None, "immediate").GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // Somebody else still tests on it, or is about to: that one stops it.
        }
    }

    private static async Task<FileStream> Hold(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            await using var connection = new NpgsqlConnection(AsSuperuser(port));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string AsSuperuser(int port) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Password = Password, Database = "postgres", Pooling = false }.ConnectionString;

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "BackOffice.sln")))
            folder = folder.Parent;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.FullName)))[..8];
    }
}
