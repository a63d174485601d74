using System.Text;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Messages.Csv;
using BackOffice.Platform.Files;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Imports;

/// <summary>
/// Looks at a file before it is taken: what it seems to be, and its first rows as they would be understood. Looking may propose what a
/// job must not guess; the person decides, and the job is told.
/// </summary>
public static class Preview
{
    public const int RowsShown = 50;
    private const int ValuesLookedAt = 500;

    /// <param name="Chosen">What the person chose so far; what is null is proposed.</param>
    public sealed record Query(string Kind, string Needs, FileId File, string FileName, ImportOptions Chosen) : IQuery<Outcome<View>>, IRequiresPermission
    {
        string IRequiresPermission.Permission => Needs;
    }

    /// <param name="Options">The chosen ones, completed by what is proposed: what the job would be told.</param>
    /// <param name="Header">The file's columns.</param>
    /// <param name="Sources">Our column → where it comes from now.</param>
    /// <param name="Problem">Why it cannot be read like this; there are no rows then.</param>
    public sealed record View(
        ImportOptions Options, CsvProposal Proposal, IReadOnlyList<string> Header, IReadOnlyDictionary<string, string> Sources,
        IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows, long RowCount, IReadOnlyList<string> Extra, Refusal? Problem,
        IReadOnlyList<string> Members, IReadOnlyList<string> Saved)
    {
        /// <summary>Sent, judges the rows shown by the kind's own rules as a trial does: nothing stays, and it knows then which are refused and why.</summary>
        internal DryRun.Command? Trial { get; init; }
    }

    /// <param name="Values">In the order of <see cref="View.Columns"/>, as the room would get them.</param>
    public sealed record Row(long Line, IReadOnlyList<string?> Values, Refusal? Rejected, string Raw);

    internal sealed class Handler(BackOfficeDb db, IFileStore files, Importers importers, IOptions<FileLimits> limits, FirmZone zone, Actor actor)
        : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var importer = importers.Find(query.Kind) ?? throw new InvalidOperationException($"No kind {query.Kind}.");
            var saved = db.SavedMappings;
            var names = await saved.Where(m => m.Kind == query.Kind).OrderBy(m => m.Name).Select(m => m.Name).ToListAsync(cancellationToken);
            var chosen = await WithSaved(query, cancellationToken);
            if (chosen.Check() is { } wrong)
                return wrong;

            var opening = await OpenedFile.Open(files, query.File, limits.Value, cancellationToken);
            if (opening.Refusal is { } unreadable)
                return unreadable;
            await using var opened = opening.Value!;
            var (member, content) = opened.Parts[0];
            return Look(importer, query.File, chosen, member ?? query.FileName, content, [.. opened.Parts.Select(p => p.Member).OfType<string>()], names);
        }

        private async Task<ImportOptions> WithSaved(Query query, CancellationToken cancellationToken)
        {
            if (query.Chosen.MappingName is not { } name || query.Chosen.Mapping is not null)
                return query.Chosen;
            var kept = await db.SavedMappings.Where(m => m.Kind == query.Kind && m.Name == name).Select(m => m.Options).SingleOrDefaultAsync(cancellationToken);
            return kept is null ? query.Chosen : JsonSerializer.Deserialize<ImportOptions>(kept, CanonicalJson.Options)! with { MappingName = name };
        }

        private View Look(IImporter importer, FileId file, ImportOptions chosen, string name, Stream content, IReadOnlyList<string> members, IReadOnlyList<string> saved)
        {
            content.Position = 0;
            var encodingName = Encodings.Propose(content);
            var encoding = Encodings.Of(chosen.Encoding ?? encodingName)!;
            string head;
            try
            {
                head = Table.Head(content, encoding);
            }
            catch (DecoderFallbackException)
            {
                // Read in the wrong letters the file still has its figures and days: what is proposed for them is looked at in the right ones.
                head = Readable(content, Encodings.Of(encodingName)!);
            }
            var separator = chosen.Separator?[0] ?? CsvSniffer.Separator(head);
            var (header, values) = Sample(head, separator);
            var sources = Sources(importer, chosen, header);
            var proposal = new CsvProposal(
                encodingName, CsvSniffer.Separator(head),
                CsvSniffer.Numbers(Of(importer, ImportType.Decimal, header, values, sources)),
                CsvSniffer.Days(Of(importer, ImportType.Date, header, values, sources)));
            var options = chosen with
            {
                Encoding = chosen.Encoding ?? proposal.Encoding,
                Separator = separator.ToString(),
                NumberFormat = chosen.NumberFormat ?? Lists.Invariant.Kebab(proposal.Numbers.ToString()),
                DateFormat = chosen.DateFormat ?? proposal.DayFormat,
            };

            var table = Table.Open(name, content, importer, options, zone.Zone);
            if (table.Refusal is { } problem)
                return new View(options, proposal, header, sources, [], [], 0, [], problem, members, saved);
            var read = table.Value!.Read(importer, options, zone.Zone).Take(RowsShown).ToList();
            var rows = read.Select(r => r.Row is { } row
                ? new Row(row.Line, [.. row.Values.Values], null, row.Raw)
                : new Row(r.Line, [], r.Rejected!.Why, r.Rejected.Raw)).ToList();
            return new View(
                options, proposal, header, sources, table.Value.Header.Index.Names, rows, table.Value.Rows, table.Value.Header.ExtraIndex.Names, null, members, saved)
            {
                Trial = Trial(importer, file, name, options, table.Value, read),
            };
        }

        private DryRun.Command? Trial(IImporter importer, FileId file, string name, ImportOptions options, Table table, List<ReadRow> read)
        {
            // The last unit may go on below what is shown: half a journal cannot be judged.
            if (importer.UnitColumn is not null && table.Rows > read.Count)
                read = read.FindAll(r => r.Unit != read[^1].Unit);
            var (job, entity) = (new JobId(Guid.CreateVersion7()), options.Entity ?? actor.HomeEntity);
            var header = new ImportChunk(job, file, name, entity, true, options.OpenPeriods, table.Header.Columns, []);
            var contents = Chunks.Cut(read, table, null, 0, importer.UnitColumn is not null).Select(c => new Content(c, header)).ToList();
            return contents.Count == 0 ? null : new DryRun.Command(Guid.CreateVersion7(), job, importer.Kind, importer.Permission, entity) { Contents = () => contents };
        }

        private static string Readable(Stream content, Encoding encoding)
        {
            try
            {
                content.Position = 0;
                return Table.Head(content, encoding);
            }
            catch (DecoderFallbackException)
            {
                return "";
            }
        }

        private static (string[] Header, List<string[]> Rows) Sample(string head, char separator)
        {
            using var records = new CsvReader(new StringReader(head), separator);
            var header = Array.Empty<string>();
            var rows = new List<string[]>();
            while (rows.Count < ValuesLookedAt && records.Read())
            {
                if (records.IsBlank || records.FieldCount <= 2 && header.Length == 0 && records.Raw.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (header.Length == 0)
                    header = records.Fields();
                else
                    rows.Add(records.Fields());
            }
            return (header, rows);
        }

        private static Dictionary<string, string> Sources(IImporter importer, ImportOptions chosen, string[] header)
        {
            var sources = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var column in importer.Columns)
            {
                if (chosen.Mapping?.GetValueOrDefault(column.Name) is { } mapped)
                    sources[column.Name] = mapped;
                else if (header.FirstOrDefault(h => h.Equals(column.Name, StringComparison.OrdinalIgnoreCase)) is { } same)
                    sources[column.Name] = same;
            }
            return sources;
        }

        private static List<string> Of(IImporter importer, ImportType type, string[] header, List<string[]> rows, Dictionary<string, string> sources)
        {
            var at = importer.Columns.Where(c => c.Type == type).Select(c => sources.GetValueOrDefault(c.Name))
                .Select(s => s is null ? -1 : Array.FindIndex(header, h => h.Equals(s, StringComparison.OrdinalIgnoreCase))).Where(i => i >= 0).ToList();
            return [.. rows.SelectMany(r => at.Where(i => i < r.Length).Select(i => r[i])).Where(v => v.Length > 0)];
        }
    }
}
