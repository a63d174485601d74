using BackOffice.Platform.Persistence;
using Npgsql;

namespace BackOffice.Testing;

/// <summary>
/// The PostgreSQL that this test process works on: the one named by BACKOFFICE_TEST_POSTGRES (a superuser's connection string), else
/// a container when a Docker engine answers, else the product's own embedded server. Started once, never per test.
/// </summary>
public sealed class TestServer
{
    // The servers of tests are shared between processes, and so are their roles: every process must know the same password.
    private const string Password = "only-for-tests";
    private const long TemplateGate = 0x546573745465;

    private static readonly Lazy<Task<TestServer>> TheOne = new(Open);

    private readonly string _superuser;
    private readonly bool _isOurs;
    private readonly Lazy<Task<string>> _template;

    private TestServer(string superuser, string what, bool isOurs)
    {
        (_superuser, What, _isOurs) = (new NpgsqlConnectionStringBuilder(superuser) { Pooling = false, Timeout = 60, CommandTimeout = 120 }.ConnectionString, what, isOurs);
        _template = new Lazy<Task<string>>(Template);
    }

    /// <summary>Which of the three it is, for a test's output.</summary>
    public string What { get; }

    public static Task<TestServer> Shared => TheOne.Value;

    /// <summary>A database of its own with the real migrations applied, cloned from a template in a fraction of a second.</summary>
    public async Task<TestDatabase> NewDatabase()
    {
        var template = await _template.Value;
        var name = $"bo_c_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await using var connection = await Connect();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Run(connection, $"create database {name} template {template} owner backoffice_owner strategy wal_log");
                break;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 20)
            {
                await Task.Delay(100 * attempt);
            }
        }
        await DatabaseRoles.GrantConnect(connection, name, CancellationToken.None);
        return new TestDatabase(this, name, DatabaseRoles.Address(_superuser, name, Password, Password));
    }

    /// <summary>An empty database without any of our tables, for tests of the migrations themselves.</summary>
    public async Task<TestDatabase> NewEmptyDatabase()
    {
        var name = $"bo_e_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await Gated(connection => Provide(name));
        return new TestDatabase(this, name, DatabaseRoles.Address(_superuser, name, Password, Password));
    }

    internal async Task Drop(string database)
    {
        await using var connection = await Connect();
        await Run(connection, $"drop database if exists {database} with (force)");
    }

    /// <summary>A superuser's connection string into one database, for what only the owner of everything may try.</summary>
    internal string Superuser(string database) => new NpgsqlConnectionStringBuilder(_superuser) { Database = database }.ConnectionString;

    private static async Task<TestServer> Open()
    {
        if (Environment.GetEnvironmentVariable("BACKOFFICE_TEST_POSTGRES") is { Length: > 0 } named)
            return new TestServer(named, "the server named by BACKOFFICE_TEST_POSTGRES", isOurs: false);
        if (await ContainerServer.TryStart() is { } container)
            return new TestServer(container, "postgres:18 in a container", isOurs: true);
        return new TestServer(await EmbeddedTestServer.StartOrJoin(), "the embedded server", isOurs: true);
    }

    /// <summary>Named for this very build, so that a change of a migration makes a new one; other processes of the same build share it.</summary>
    private async Task<string> Template()
    {
        var name = $"bo_t_{typeof(BackOfficeDb).Module.ModuleVersionId:N}";
        await Gated(async connection =>
        {
            await using var ready = new NpgsqlCommand("select 1 from pg_database where datname = $1 and datistemplate", connection) { Parameters = { new() { Value = name } } };
            if (await ready.ExecuteScalarAsync() is not null)
                return;
            if (_isOurs)
                await DropOldTemplates(connection);
            await Run(connection, $"drop database if exists {name} with (force)");
            await Migrator.Migrate(await Provide(name), CancellationToken.None);
            await Run(connection, $"alter database {name} is_template true allow_connections false");
        });
        return name;
    }

    private Task<DatabaseAddress> Provide(string database) =>
        DatabaseRoles.Provide(_superuser, database, Password, Password, CancellationToken.None);

    private static async Task DropOldTemplates(NpgsqlConnection connection)
    {
        var old = new List<string>();
        await using (var find = new NpgsqlCommand(@"select datname from pg_database where datname like 'bo\_t\_%' and datistemplate", connection))
        await using (var reader = await find.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                old.Add(reader.GetString(0));
        }
        foreach (var name in old)
            await Run(connection, $"alter database {name} is_template false; ");
        foreach (var name in old)
            await Run(connection, $"drop database {name} with (force)");
    }

    private async Task Gated(Func<NpgsqlConnection, Task> act)
    {
        await using var connection = await Connect();
        await Run(connection, $"select pg_advisory_lock({TemplateGate})");
        await act(connection);
    }

    private async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(_superuser);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One test class's own database; dropped when the class is done.</summary>
public sealed class TestDatabase(TestServer server, string name, DatabaseAddress address) : IAsyncDisposable
{
    public DatabaseAddress Address => address;

    internal string Superuser => server.Superuser(name);

    public async ValueTask DisposeAsync()
    {
        await using (var source = new NpgsqlConnection(address.App))
            NpgsqlConnection.ClearPool(source);
        await server.Drop(name);
    }
}
