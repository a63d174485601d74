using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>How the database is reached: as the product at work, and as the owner of its tables.</summary>
/// <param name="App">Login that may not change ledger, journals, facts and messages.</param>
/// <param name="Owner">Login that owns the schema: migrations, Hangfire's tables, partitions.</param>
/// <param name="AppRole">Set when the operator gave one login for both: the product then works under this role of it.</param>
public sealed record DatabaseAddress(string App, string Owner, string? AppRole = null)
{
    /// <summary>The address in the settings, or null when none is given and the product runs its own server.</summary>
    public static DatabaseAddress? From(IConfiguration configuration)
    {
        var app = configuration.GetConnectionString("BackOffice");
        var owner = configuration.GetConnectionString("BackOfficeOwner");
        return string.IsNullOrWhiteSpace(app) ? null : new DatabaseAddress(app, string.IsNullOrWhiteSpace(owner) ? app : owner);
    }

    /// <summary>What the product at work connects with.</summary>
    public string ForWork()
    {
        var text = new NpgsqlConnectionStringBuilder(App);
        if (AppRole is not null)
            text.Options = $"{text.Options} -c role={AppRole}".Trim();
        text.ApplicationName ??= "BackOffice";
        return text.ConnectionString;
    }

    /// <summary>What the owner connects with. Not pooled: a pooled connection would keep its advisory lock after it is closed.</summary>
    public string ForOwner() =>
        new NpgsqlConnectionStringBuilder(Owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
}
