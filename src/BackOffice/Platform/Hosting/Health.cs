using System.Text.Json;
using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace BackOffice.Platform.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database does, and is of this version.</summary>
internal static class Health
{
    public static IServiceCollection AddHouseHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"]);
        return services;
    }

    public static void MapHouseHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready"), ResponseWriter = Write }).AllowAnonymous();
    }

    /// <summary>Names and states only: the page is open to strangers, so no message of a database leaves by it.</summary>
    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = Word(report.Status),
            checks = report.Entries.Select(e => new { name = e.Key, status = Word(e.Value.Status), note = e.Value.Data.GetValueOrDefault("note") }),
        }));
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        HealthStatus.Unhealthy => "unhealthy",
        _ => throw new InvalidOperationException($"Unknown status {status}."),
    };
}

internal sealed class DatabaseReady(NpgsqlDataSource source, BackOfficeDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand(
                $"select migration_id from platform.migrations order by 1 desc limit 1");
            var newest = await command.ExecuteScalarAsync(cancellationToken) as string;
            var expected = db.Database.GetMigrations().Last();
            if (string.CompareOrdinal(newest, expected) < 0)
                return HealthCheckResult.Unhealthy("The database is older than the product.");
            await using var separate = source.CreateCommand("select has_table_privilege(current_user, 'platform.migrations', 'truncate')");
            var note = (bool)(await separate.ExecuteScalarAsync(cancellationToken))!
                ? "The product works with full rights: only triggers keep ledger, journals and facts from change."
                : "Ledger, journals and facts are closed to change by the role that the product works under.";
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["note"] = note });
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
