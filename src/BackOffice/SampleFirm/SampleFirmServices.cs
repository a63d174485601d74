using BackOffice.Platform.Ports;

namespace BackOffice.SampleFirm;

internal static class SampleFirmServices
{
    /// <summary>The sample firm: its seeder, its mark in the header, its password on the sign-in page.</summary>
    public static IServiceCollection AddSampleFirm(this IServiceCollection services)
    {
        services.AddSingleton<SampleSeedBook>();
        services.AddSingleton<ISampleMark, SampleMark>();
        services.AddSingleton<ISamplePassword, SamplePassword>();
        services.AddScoped<SampleCast>();
        services.AddScoped<DeskPlayer>();
        services.AddScoped<ArchiveDesk>();
        services.AddScoped<StepPlayer>();
        services.AddScoped<ISampleFirm, SampleFirmSeeder>();
        return services;
    }
}

/// <summary>Shown on the sign-in page of the sample firm, and null in any other.</summary>
internal sealed class SamplePassword(SampleSeedBook book) : ISamplePassword
{
    public async Task<string?> Shown(CancellationToken cancellationToken) => (await book.Read(cancellationToken))?.Password;
}
