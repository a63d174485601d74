using BackOffice.Platform.Hosting;
using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>
/// Sees to the app's role in a database that somebody else runs. With two logins the second must be a member of
/// <c>backoffice_app</c>; with one, the product works under that role of it, which stops mistakes, though not malice.
/// </summary>
internal static class ExternalRoles
{
    public static async Task<DatabaseAddress> Prepare(NpgsqlConnection owner, DatabaseAddress address, CancellationToken cancellationToken)
    {
        var ownerLogin = new NpgsqlConnectionStringBuilder(address.Owner).Username!;
        var appLogin = new NpgsqlConnectionStringBuilder(address.App).Username!;
        if (!await Is(owner, $"select to_regrole('{DatabaseRoles.App}') is not null", cancellationToken))
            await Try(owner, $"create role {DatabaseRoles.App} nologin", ownerLogin, cancellationToken);

        if (appLogin == ownerLogin)
        {
            if (!await Is(owner, $"select pg_has_role(current_user, '{DatabaseRoles.App}', 'set')", cancellationToken))
                await Try(owner, $"grant {DatabaseRoles.App} to current_user with set true, inherit false", ownerLogin, cancellationToken);
            return address with { AppRole = DatabaseRoles.App };
        }
        if (!await IsMember(owner, appLogin, cancellationToken))
            await Try(owner, $"grant {DatabaseRoles.App} to {Quoted(appLogin)}", ownerLogin, cancellationToken);
        return address;
    }

    private static async Task Try(NpgsqlConnection owner, string sql, string login, CancellationToken cancellationToken)
    {
        try
        {
            await Migrator.Run(owner, sql, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartupRefusal($"The database user {login} may not do this; have an administrator of the database run it once: {sql}", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateObject)
        {
            // Another database of the same server was prepared in this very moment: roles are shared by all of them.
        }
    }

    private static Task<bool> IsMember(NpgsqlConnection owner, string login, CancellationToken cancellationToken) =>
        Is(owner, $"select exists (select from pg_roles r where r.rolname = '{login.Replace("'", "''", StringComparison.Ordinal)}' and pg_has_role(r.oid, '{DatabaseRoles.App}', 'usage'))", cancellationToken);

    private static async Task<bool> Is(NpgsqlConnection connection, string question, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
