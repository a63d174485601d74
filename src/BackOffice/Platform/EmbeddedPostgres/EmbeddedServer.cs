using BackOffice.Platform.Hosting;
using BackOffice.Platform.Persistence;
using Npgsql;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>
/// The PostgreSQL server that the product brings along when no connection string names another. Whoever holds the data folder's
/// lock runs it; a command beside a running product works on it as a guest.
/// </summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private static readonly string[] Settings =
    [
        "max_connections=200", "shared_buffers=256MB", "max_wal_size=2GB", "checkpoint_completion_target=0.9", "jit=off",
        "fsync=on", "full_page_writes=on", "synchronous_commit=on", "log_min_messages=warning", "log_line_prefix=%m[%p]",
    ];

    private readonly DataFolder _folder;
    private readonly Cluster _cluster;
    private readonly FileStream _lock;
    private readonly bool _owns;
    private readonly bool _waitsForGuests;

    private EmbeddedServer(DataFolder folder, Cluster cluster, FileStream held, bool owns, bool waitsForGuests, DatabaseAddress address) =>
        (_folder, _cluster, _lock, _owns, _waitsForGuests, Address) = (folder, cluster, held, owns, waitsForGuests, address);

    public DatabaseAddress Address { get; }

    /// <summary>Starts the server for the product, or takes over one that a killed product left behind. Refused while another holds the folder.</summary>
    public static async Task<EmbeddedServer> Start(DataFolder folder, CancellationToken cancellationToken)
    {
        folder.Make();
        var held = TryHold(folder.OwnerLock, FileShare.None)
            ?? throw new StartupRefusal(
                $"Another BackOffice already uses the data folder {folder.Path}. Stop it first, or give this one a folder of its own with BACKOFFICE_DATA.");
        return await Open(folder, held, waitsForGuests: false, cancellationToken);
    }

    /// <summary>For the commands of the console: works on the running product's server, else runs one for as long as the command takes.</summary>
    public static async Task<EmbeddedServer> StartOrJoin(DataFolder folder, CancellationToken cancellationToken)
    {
        folder.Make();
        for (var attempt = 1; ; attempt++)
        {
            if (TryHold(folder.OwnerLock, FileShare.None) is { } held)
                return await Open(folder, held, waitsForGuests: true, cancellationToken);
            if (await Join(folder, cancellationToken) is { } joined)
                return joined;
            if (attempt == 60)
                throw new StartupRefusal($"The BackOffice that uses {folder.Path} did not get its database ready within a minute.");
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_owns)
        {
            if (_waitsForGuests)
                (await WaitForGuests())?.Dispose();
            await _cluster.Stop(CancellationToken.None);
        }
        await _lock.DisposeAsync();
    }

    private static async Task<EmbeddedServer> Open(DataFolder folder, FileStream held, bool waitsForGuests, CancellationToken cancellationToken)
    {
        try
        {
            var user = await ServerUser.Choose(folder.Database, cancellationToken);
            var programs = ServerPrograms.Install(folder.Programs);
            await ServerUser.Own(user, folder.Programs, cancellationToken);
            await ServerUser.Own(user, folder.Logs, cancellationToken);
            var cluster = new Cluster(programs, folder.Database, user, folder.Logs);
            if (!await cluster.IsReachable(cancellationToken))
                throw new StartupRefusal(
                    $"The data folder {folder.Path} cannot be reached by the user {user ?? Environment.UserName}, who runs the database server. " +
                    "Open the folders above it to that user (chmod o+x), or name another folder with BACKOFFICE_DATA.");
            var passwords = await ClusterPasswords.ReadOrMake(folder.Passwords, cancellationToken);
            if (!Directory.Exists(folder.Database))
                await cluster.Initialise(folder.DatabaseInTheMaking, passwords.Superuser, cancellationToken);
            var port = await Run(cluster, passwords, cancellationToken);
            var address = await DatabaseRoles.Provide(AsSuperuser(port, passwords.Superuser), "backoffice", passwords.Owner, passwords.App, cancellationToken);
            return new EmbeddedServer(folder, cluster, held, owns: true, waitsForGuests, address);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private static async Task<int> Run(Cluster cluster, ClusterPasswords passwords, CancellationToken cancellationToken)
    {
        // After a kill -9 the server lives on; it is ours if it takes our password.
        if (cluster.FindRunning() is { } left && await Answers(left, passwords.Superuser, cancellationToken))
            return left;
        return await cluster.Start(Settings, cancellationToken);
    }

    private static async Task<EmbeddedServer?> Join(DataFolder folder, CancellationToken cancellationToken)
    {
        var cluster = new Cluster(new ServerPrograms(""), folder.Database, null, folder.Logs);
        if (!File.Exists(folder.Passwords) || !Directory.Exists(folder.Database))
            return null;
        var passwords = await ClusterPasswords.ReadOrMake(folder.Passwords, cancellationToken);
        var guest = TryHold(folder.GuestLock, FileShare.Read);
        if (guest is not null && PortOf(folder) is { } port && await Answers(port, passwords.Superuser, cancellationToken))
            return new EmbeddedServer(folder, cluster, guest, owns: false, waitsForGuests: false, DatabaseRoles.Address(AsSuperuser(port, passwords.Superuser), "backoffice", passwords.Owner, passwords.App));
        guest?.Dispose();
        return null;
    }

    /// <summary>The port in the running server's note, read without judging it: it is its owner's to clean up.</summary>
    private static int? PortOf(DataFolder folder)
    {
        var note = Path.Combine(folder.Database, "postmaster.pid");
        return File.Exists(note) && File.ReadLines(note).Skip(3).FirstOrDefault() is { } line
            && int.TryParse(line, System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private static async Task<bool> Answers(int port, string password, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(AsSuperuser(port, password));
                await connection.OpenAsync(cancellationToken);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(500, cancellationToken);   // it is still recovering, or shutting down
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
        return false;
    }

    private async Task<FileStream?> WaitForGuests()
    {
        for (var waited = 0; waited < 600; waited++)
        {
            if (TryHold(_folder.GuestLock, FileShare.None) is { } alone)
                return alone;
            await Task.Delay(100);
        }
        return null;
    }

    private static string AsSuperuser(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres", Pooling = false, Timeout = 15,
    }.ConnectionString;

    private static FileStream? TryHold(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupRefusal($"The data folder {Path.GetDirectoryName(path)} cannot be written to by {Environment.UserName}. Name another one with BACKOFFICE_DATA.", e);
        }
    }
}
