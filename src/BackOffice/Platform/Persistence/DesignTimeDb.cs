using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BackOffice.Platform.Persistence;

/// <summary>Lets <c>dotnet ef</c> read the model without starting the product.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<BackOfficeDb>
{
    public BackOfficeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<BackOfficeDb>().UseBackOffice("Host=localhost;Database=design").Options);
}

internal static class BackOfficeDbOptions
{
    /// <summary>The one way options are made: snake_case names, history table in schema platform.</summary>
    public static DbContextOptionsBuilder<BackOfficeDb> UseBackOffice(this DbContextOptionsBuilder<BackOfficeDb> options, string connectionString) =>
        (DbContextOptionsBuilder<BackOfficeDb>)((DbContextOptionsBuilder)options).UseBackOffice(n => n.UseNpgsql(connectionString, Npg));

    public static DbContextOptionsBuilder UseBackOffice(this DbContextOptionsBuilder options, Npgsql.NpgsqlDataSource source) =>
        options.UseBackOffice(n => n.UseNpgsql(source, Npg));

    private static void Npg(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable("migrations", "platform").EnableRetryOnFailure(3);

    private static DbContextOptionsBuilder UseBackOffice(this DbContextOptionsBuilder options, Action<DbContextOptionsBuilder> connect)
    {
        connect(options);
        return options.UseSnakeCaseNamingConvention().AddInterceptors(new VersionInterceptor());
    }
}
