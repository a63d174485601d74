using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>The database as the product at work sees it: one pool under the app's role, one context a scope.</summary>
internal static class PersistenceServices
{
    public static IServiceCollection AddHousePersistence(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton(provider =>
        {
            var source = new NpgsqlDataSourceBuilder(address.ForWork());
            source.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
            return source.Build();
        });
        services.AddDbContext<BackOfficeDb>((provider, options) => options.UseBackOffice(provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }
}
