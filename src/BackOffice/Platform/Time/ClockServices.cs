namespace BackOffice.Platform.Time;

internal static class ClockServices
{
    /// <summary>The one clock. Everything asks for <see cref="TimeProvider"/>; only what plays the past knows it as more.</summary>
    public static IServiceCollection AddHouseClock(this IServiceCollection services)
    {
        services.AddSingleton<HouseClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<HouseClock>());
        return services;
    }
}
