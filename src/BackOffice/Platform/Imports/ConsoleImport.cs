using System.Globalization;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Imports;

/// <summary>Takes a file in from the command line, as the product itself, with the contract's defaults; says what came of it.</summary>
internal sealed class ConsoleImport(IServiceScopeFactory scopes, Words words) : IConsoleImport
{
    private const int RowsShown = 20;

    public async Task<bool> Run(string kind, string path, IProgress<string> say, CancellationToken cancellationToken)
    {
        // The console speaks English; what a person reads there is for whoever runs the machine.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.English;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Actor>().BecomeSystem();
        await using var content = File.OpenRead(path);
        var taken = await services.GetRequiredService<ImportNow>().Take(kind, Path.GetFileName(path), content, cancellationToken: cancellationToken);
        if (taken.Refusal is { } refusal)
        {
            say.Report(words.Sentence(refusal));
            if (refusal.Code == "import.kind-unknown")
                say.Report(string.Join(" ", services.GetRequiredService<Importers>().All.Select(i => i.Kind)));
            return false;
        }
        var job = taken.Value!;
        if (job.Error is { } error)
            say.Report(words.Sentence(error));
        var rows = services.GetRequiredService<BackOfficeDb>().Set<JobRejectedRow>();
        foreach (var row in await rows.Where(r => r.JobId == job.Id).OrderBy(r => r.No).Take(RowsShown).ToListAsync(cancellationToken))
            say.Report($"line {row.Line}{(row.Field is null ? "" : ", " + row.Field)}: {words.Sentence(row.Why)}");
        if (job.Rejected > RowsShown)
            say.Report($"… and {job.Rejected - RowsShown} more; all of them at /work/jobs/{job.Id}");
        say.Report($"{kind}: {Invariant(job.State)}, {job.Accepted} accepted, {job.Duplicates} duplicates, {job.Rejected} rejected of {job.Total ?? 0}");
        return job.State == JobState.Done;
    }

    private static string Invariant(JobState state) => Lists.Invariant.Kebab(state.ToString());
}
