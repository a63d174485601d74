using BackOffice.Platform.Files;
using BackOffice.Platform.Imports;
using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace BackOffice.Platform.Jobs;

internal static class JobServices
{
    /// <summary>Files, jobs, imports; and, in the process that serves, the queue that runs them.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="serve">False for commands of the command line and for tests, which run jobs themselves.</param>
    public static IServiceCollection AddHouseJobs(this IServiceCollection services, bool serve = true)
    {
        services.AddOptions<FileLimits>().BindConfiguration("Files");
        services.AddSingleton<IFileStore, FileStore>();
        services.AddSingleton<JobSteps>();
        services.AddSingleton<JobWorker>();
        services.AddSingleton<IJobRunner>(s => s.GetRequiredService<JobWorker>());
        services.AddScoped<JobQueue>();
        services.AddHouseImports();
        if (!serve)
            return services;

        services.AddTransient<QueuedJob>();
        services.AddTransient<RecurringStart>();
        services.AddHostedService<RecurringSchedule>();
        services.AddHangfire((provider, configuration) => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseConnectionFactory(new SourceConnections(provider.GetRequiredService<NpgsqlDataSource>())),
                new PostgreSqlStorageOptions
                {
                    // The owner's role makes the schema when it migrates; the app may not.
                    PrepareSchemaIfNecessary = false,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromSeconds(30),
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                }));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Math.Clamp(Environment.ProcessorCount, 2, 8);
            server.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
        services.AddHostedService<JobPump>();
        return services;
    }

    /// <summary>The queue works with the app's own connections, and so with the app's role.</summary>
    private sealed class SourceConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
