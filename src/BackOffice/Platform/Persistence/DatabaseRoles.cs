using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>
/// Two roles: <c>backoffice_owner</c> owns the tables, <c>backoffice_app</c> is what the product at work may do. The login
/// <c>backoffice</c> is a member of the second and of nothing else.
/// </summary>
internal static class DatabaseRoles
{
    public const string App = "backoffice_app";
    private const string Owner = "backoffice_owner";
    private const string Login = "backoffice";

    /// <summary>Makes roles and database on a server of which we are superuser (the embedded one, a test's); repeated it changes nothing.</summary>
    public static async Task<DatabaseAddress> Provide(
        string superuser, string database, string ownerPassword, string appPassword, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(cancellationToken);
        await Run(connection, $"""
            do $$ begin
              if to_regrole('{Owner}') is null then create role {Owner} login; end if;
              if to_regrole('{App}') is null then create role {App} nologin; end if;
              if to_regrole('{Login}') is null then create role {Login} login in role {App}; end if;
            end $$;
            alter role {Owner} password '{ownerPassword}';
            alter role {Login} password '{appPassword}';
            """, cancellationToken);
        await using (var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } })
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is null)
                await Run(connection, $"create database {database} owner {Owner}", cancellationToken);
        }
        await GrantConnect(connection, database, cancellationToken);
        return Address(superuser, database, ownerPassword, appPassword);
    }

    /// <summary>Only the product's login enters. A database cloned from a template lacks these grants, so they are given again.</summary>
    public static Task GrantConnect(NpgsqlConnection superuser, string database, CancellationToken cancellationToken) =>
        Run(superuser, $"revoke connect, temporary on database {database} from public; grant connect on database {database} to {App}", cancellationToken);

    public static DatabaseAddress Address(string superuser, string database, string ownerPassword, string appPassword)
    {
        NpgsqlConnectionStringBuilder As(string user, string password) =>
            new(superuser) { Username = user, Password = password, Database = database, Pooling = true, MaxPoolSize = 90 };
        return new DatabaseAddress(As(Login, appPassword).ConnectionString, As(Owner, ownerPassword).ConnectionString);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
