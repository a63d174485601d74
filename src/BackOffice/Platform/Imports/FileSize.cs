using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Imports;

/// <summary>How large the largest thing in a kept file is, before any of it is taken: read as the job will read it.</summary>
public sealed class FileSize(BackOfficeDb db, IFileStore files, IOptions<FileLimits> limits, FirmZone zone)
{
    /// <summary>In TRY; 0 when the file cannot be read, for then the job takes nothing of it and says why.</summary>
    public async Task<decimal> Of(StartImport.Command command, IImporter importer, EntityId entity, CancellationToken cancellationToken)
    {
        var options = await WithSaved(command, cancellationToken);
        var opening = await OpenedFile.Open(files, command.File, limits.Value, cancellationToken);
        if (opening.Value is null)
            return 0;
        await using var opened = opening.Value;
        var largest = 0m;
        foreach (var (member, content) in opened.Parts)
        {
            if (Table.Open(member ?? command.FileName, content, importer, options, zone.Zone).Value is not { } table)
                return 0;
            largest = Math.Max(largest, await importer.Largest(
                table.Read(importer, options, zone.Zone).Select(r => r.Row).OfType<ImportRow>(), entity, cancellationToken));
        }
        return largest;
    }

    private async Task<ImportOptions> WithSaved(StartImport.Command command, CancellationToken cancellationToken)
    {
        var (options, mappings) = (command.Options, db.SavedMappings);
        if (options.MappingName is not { } name || options.Mapping is not null
            || await mappings.AsNoTracking().SingleOrDefaultAsync(m => m.Kind == command.Kind && m.Name == name, cancellationToken) is not { } saved)
            return options;
        var kept = JsonSerializer.Deserialize<ImportOptions>(saved.Options, CanonicalJson.Options)!;
        return options with
        {
            Mapping = kept.Mapping,
            Separator = options.Separator ?? kept.Separator,
            NumberFormat = options.NumberFormat ?? kept.NumberFormat,
            DateFormat = options.DateFormat ?? kept.DateFormat,
            Encoding = options.Encoding ?? kept.Encoding,
        };
    }
}
