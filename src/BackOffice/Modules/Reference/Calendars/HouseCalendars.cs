using System.Text;
using BackOffice.Platform.HouseData;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Calendars;

/// <summary>
/// Gives a firm that has no calendar yet those the product ships with, by the same import that any file takes. The firm corrects
/// and extends them by files of its own; what it has changed is never touched again.
/// </summary>
internal sealed class HouseCalendars(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<HouseCalendars> log) : IHostedService
{
    // One id for all replicas and starts: the calendars are installed once.
    private static readonly Guid Once = new("0c9d4c0e-5d3b-4d0e-9a51-6f1d3f1f7b10");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Only the process that serves: commands of the console and tests bring their own calendars.
        if (!configuration.GetValue("Jobs:Serve", defaultValue: true))
            return;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<BackOfficeDb>().CalendarDays.AnyAsync(cancellationToken))
            return;

        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(HouseFile.Text("Reference.Data.calendar-closures.csv")));
        var taken = await scope.ServiceProvider.GetRequiredService<ImportNow>()
            .Take("calendars", "calendar-closures.csv", content, requestId: Once, cancellationToken: cancellationToken);
        if (taken.Value is { State: JobState.Done } job)
            log.LogInformation("Installed {Count} closed days of the calendars that the product ships with", job.Accepted);
        else
            log.LogError("The calendars that the product ships with were not installed: {Why}", taken.Refusal ?? taken.Value?.Error);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
