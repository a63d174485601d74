namespace BackOffice.Platform.Outbox;

internal static class OutboxServices
{
    public static IServiceCollection AddHouseOutbox(this IServiceCollection services)
    {
        services.AddSingleton(s => new DropFolder(Folder(s.GetRequiredService<IConfiguration>())));
        services.AddScoped<Outgoing>();
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService(s => s.GetRequiredService<OutboxDelivery>());
        return services;
    }

    /// <summary><c>BACKOFFICE_DROP</c>, else <c>out</c> in the data folder.</summary>
    private static string Folder(IConfiguration configuration) =>
        configuration["BACKOFFICE_DROP"] is { Length: > 0 } drop ? drop
        : Path.Combine(configuration["BACKOFFICE_DATA"] is { Length: > 0 } data ? data
            : OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? "/var/lib/backoffice"
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "backoffice"), "out");
}
