using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Time;
using BackOffice.Platform.Ui;

namespace BackOffice.SampleFirm;

/// <summary>
/// Fills a database with the sample firm by playing its past under a clock of its own. Goes on where it was cut off.
/// </summary>
internal sealed class SampleFirmSeeder(
    StepPlayer player, SampleSeedBook book, HouseClock clock, FirmZone zone, IConfiguration configuration, ILogger<SampleFirmSeeder> log) : ISampleFirm
{
    public async Task<bool> IsThere(CancellationToken cancellationToken) =>
        await book.Read(cancellationToken) is { IsFinished: true };

    public async Task Seed(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var seed = await book.Begin(zone.Today, Password(), cancellationToken);
        if (seed.IsFinished)
            return;
        var script = SampleScript.For(seed.FirstDay);
        progress.Report(seed.StepsDone == 0
            ? $"Making the sample firm: {SampleEntity.Broker.Name}, {SampleDays.Count} business days up to {script.Days.Last:yyyy-MM-dd}."
            : $"Going on with the sample firm where it was cut off ({seed.StepsDone} of {script.Steps.Count} acts done).");

        if (seed.StepsDone > 0)
            await player.Meet(cancellationToken);
        using (var playing = clock.Play(script.Steps[0].At))
            for (var at = seed.StepsDone; at < script.Steps.Count; at++)
            {
                var step = script.Steps[at];
                playing.MoveTo(step.At);
                var from = Stopwatch.GetTimestamp();
                await player.Play(step, string.Create(CultureInfo.InvariantCulture, $"sample\n{seed.FirstDay:yyyy-MM-dd}\n{at}"), seed, cancellationToken);
                await book.Reach(at + 1, cancellationToken);
                log.LogDebug("{Step} took {Elapsed:0} ms", step is FileStep file ? file.FileName : step.GetType().Name, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                if (IsLastOfMonth(script, at))
                    progress.Report(string.Create(CultureInfo.InvariantCulture, $"  {step.At:yyyy-MM} is done."));
            }

        await book.Finish(clock.GetUtcNow(), cancellationToken);
        progress.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"The sample firm is there: {script.Trades.Count} trades, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s. Sign in as admin, operations, accountant, controller, risk or auditor; password {seed.Password}"));
    }

    private static bool IsLastOfMonth(SampleScript script, int at) =>
        at == script.Steps.Count - 1 || script.Steps[at].At.Month != script.Steps[at + 1].At.Month;

    // Long enough for the password rules, short enough to be typed from a console.
    private string Password() => configuration["BACKOFFICE_SAMPLE_PASSWORD"] is { Length: > 0 } given
        ? given
        : $"Poyraz-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10)}";
}
