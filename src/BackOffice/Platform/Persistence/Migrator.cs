using BackOffice.Platform.Hosting;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>Brings the database to this version of the product, as its owner, one process at a time.</summary>
internal static class Migrator
{
    // "BackOffic" read as bytes: only has to differ from the locks of other programs in the same database.
    private const long Gate = 0x4261636b4f666669;

    /// <summary>Applies what is missing. Replicas that start together wait for the first and then find nothing to do.</summary>
    /// <returns>The address to work with: with the app's role set when there is one login for both.</returns>
    public static async Task<DatabaseAddress> Migrate(DatabaseAddress address, CancellationToken cancellationToken)
    {
        // The gate lives on a connection of its own that is not pooled: the pool would keep the session, and with it the lock.
        await using var gate = await Connect(address, cancellationToken);
        await Run(gate, $"select pg_advisory_lock({Gate})", cancellationToken);

        var working = await ExternalRoles.Prepare(gate, address, cancellationToken);
        await Run(gate, PlatformSql.BeforeMigrations, cancellationToken);
        await using (var db = new BackOfficeDb(new DbContextOptionsBuilder<BackOfficeDb>().UseBackOffice(address.ForOwner()).Options))
        {
            db.Database.SetCommandTimeout(0);
            await db.Database.MigrateAsync(cancellationToken);
        }
        await using (var owner = new NpgsqlConnection(address.ForOwner()))
        {
            await owner.OpenAsync(cancellationToken);
            PostgreSqlObjectsInstaller.Install(owner, "hangfire");
            await MakePartitions(owner, cancellationToken);
        }
        return working;
    }

    /// <summary>Months of facts and messages, made ahead at each start; the sample firm's past needs a few behind.</summary>
    private static async Task MakePartitions(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        await Run(owner,
            """
            select platform.make_fact_partitions(m, 14), settlements.make_message_partitions(m, 14)
            from (select (date_trunc('month', now()) - interval '5 months')::date as m) start
            """, cancellationToken);
    }

    private static async Task<NpgsqlConnection> Connect(DatabaseAddress address, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(address.ForOwner());
        // A composed start brings the database up beside us: give it a minute before calling it absent.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                break;
            }
            catch (PostgresException e) when (e.SqlState != PostgresErrorCodes.CannotConnectNow)
            {
                throw new StartupRefusal($"The database at {connection.Host}:{connection.Port} refused {new NpgsqlConnectionStringBuilder(address.Owner).Username}: {e.MessageText}", e);
            }
            catch (NpgsqlException e) when (attempt == 30)
            {
                throw new StartupRefusal($"No database answers at {connection.Host}:{connection.Port}. ConnectionStrings__BackOffice names it.", e);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            }
        }
        if (connection.PostgreSqlVersion.Major >= 16)
            return connection;
        var version = connection.PostgreSqlVersion;
        await connection.DisposeAsync();
        throw new StartupRefusal($"The database is PostgreSQL {version}; BackOffice needs 16 or later.");
    }

    internal static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
