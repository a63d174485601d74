using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Jobs;
using MediatR;

namespace BackOffice.Platform.Imports;

/// <summary>The kinds of file that the rooms take, by name.</summary>
public sealed class Importers(IEnumerable<IImporter> importers)
{
    public IReadOnlyList<IImporter> All { get; } = [.. importers.OrderBy(i => i.Kind, StringComparer.Ordinal)];

    public IImporter? Find(string kind) => All.FirstOrDefault(i => i.Kind == kind);
}

/// <summary>Takes a file in from start to end without the queue: for the command line, the seed and tests. As the actor of the scope.</summary>
public sealed class ImportNow(IFileStore files, Importers importers, IMediator mediator, IJobRunner runner)
{
    /// <returns>The job as it ended, or why it was not started: refused, or waiting for a second person.</returns>
    public async Task<Outcome<Job>> Take(
        string kind, string fileName, Stream content, ImportOptions? options = null, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        if (importers.Find(kind) is not { } importer)
            return new Refusal("import.kind-unknown", kind);
        var kept = await files.Keep(content, cancellationToken);
        var started = await mediator.Send(
            new StartImport.Command(requestId ?? Guid.NewGuid(), kind, importer.Permission, kept.Id, fileName, options ?? new ImportOptions(), Inline: true),
            cancellationToken);
        if (started.Approval is { } approval)
            return new Refusal("import.waits", fileName, approval);
        return started.Refusal is { } refusal ? refusal : await runner.RunNow(started.Value, cancellationToken);
    }
}

internal static class ImportServices
{
    public static void AddHouseImports(this IServiceCollection services)
    {
        services.AddScoped<Importers>();
        services.AddScoped<ImportNow>();
        services.AddScoped<FileSize>();
        services.AddScoped<IJobWork, ImportWork>();
        services.AddSingleton<Lists.ListExport>();
        services.AddSingleton<Lists.Exportables>();
        services.AddScoped<IJobWork, Lists.ExportWork>();
        services.AddOptions<Lists.ExportLimits>().BindConfiguration("Exports");
    }
}
