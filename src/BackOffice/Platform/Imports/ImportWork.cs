using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Imports;

/// <summary>
/// Takes a file in: looks at the whole of it first (a file that was cut or lacks a header takes nothing), then chunk by chunk from the
/// checkpoint, each chunk a command of the owner's.
/// </summary>
internal sealed class ImportWork(IFileStore files, Importers importers, IOptions<FileLimits> limits, FirmZone zone) : IJobWork
{
    private const int TriesMax = 3;

    public string Name => StartImport.Work;

    public async Task<JobEnd> Run(JobRun run, CancellationToken cancellationToken)
    {
        var job = run.Job;
        var importer = importers.Find(job.Kind);
        if (importer is null)
            return JobEnd.Failed(new Refusal("import.kind-unknown", job.Kind));
        var options = JsonSerializer.Deserialize<ImportOptions>(job.Options, CanonicalJson.Options)!;

        var opening = await OpenedFile.Open(files, job.FileId!.Value, limits.Value, cancellationToken);
        if (opening.Refusal is { } unreadable)
            return JobEnd.Failed(unreadable);
        await using var opened = opening.Value!;

        var tables = new List<Table>();
        foreach (var (member, content) in opened.Parts)
        {
            var table = Table.Open(member ?? job.FileName!, content, importer, options, zone.Zone);
            if (table.Refusal is { } wrong)
                return JobEnd.Failed(wrong) with { ErrorFile = member };
            tables.Add(table.Value!);
        }
        await run.Expect(tables.Sum(t => t.Rows), cancellationToken);

        IEnumerable<Content> Contents(long from) => All(tables, opened, importer, options, job, from);
        return job.DryRun
            ? await Judge(run, importer, () => Contents(0), cancellationToken)
            : await Take(run, importer, Contents, cancellationToken);
    }

    private static async Task<JobEnd> Take(JobRun run, IImporter importer, Func<long, IEnumerable<Content>> contents, CancellationToken cancellationToken)
    {
        var checkpoint = run.Job.Checkpoint;
        while (true)
        {
            var moved = false;
            foreach (var content in contents(checkpoint))
            {
                if (await run.IsCancelled(cancellationToken))
                    return JobEnd.Cancelled;
                if (await TakeOne(run, importer, content, cancellationToken) is not { } refusal)
                    continue;
                if (refusal.Code != TakeRows.CheckpointMoved)
                    return JobEnd.Failed(refusal);
                moved = true;
                break;
            }
            if (!moved)
                return JobEnd.Done();
            // Somebody else took this chunk. To stop here would leave the job to nobody if that somebody dies next.
            var now = await run.Read(cancellationToken);
            if (now.IsOver)
                return new JobEnd(now.State, now.Error);
            checkpoint = now.Checkpoint;
        }
    }

    // Two jobs may bring the same new row in the same moment; the one that loses judges its chunk again and finds a duplicate.
    private static async Task<Refusal?> TakeOne(JobRun run, IImporter importer, Content content, CancellationToken cancellationToken)
    {
        var (job, chunk) = (run.Job, content.Chunk);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await run.Mediator.Send(
                new TakeRows.Command(ChunkKey.Of(job.Id, chunk.From), job.Id, job.Kind, importer.Permission, chunk.From, chunk.To, job.EntityId, content),
                cancellationToken);
            if (outcome.Refusal is not { } refusal)
                return null;
            var collided = refusal.Code == RefusalCodes.RowChanged || refusal.Code.StartsWith("constraint.", StringComparison.Ordinal);
            if (!collided || attempt == TriesMax)
                return refusal;
        }
    }

    private static async Task<JobEnd> Judge(JobRun run, IImporter importer, Func<IEnumerable<Content>> contents, CancellationToken cancellationToken)
    {
        var job = run.Job;
        var cancelled = false;
        var command = new DryRun.Command(Guid.NewGuid(), job.Id, job.Kind, importer.Permission, job.EntityId)
        {
            Contents = contents,
            Progress = async processed =>
            {
                await run.Show(processed, cancellationToken);
                cancelled = await run.IsCancelled(cancellationToken);
                return !cancelled;
            },
        };
        var outcome = await run.Mediator.Send(command, cancellationToken);
        if (cancelled)
            return JobEnd.Cancelled;
        return outcome.Refusal is { Code: not DryRun.NothingTaken } refusal
            ? JobEnd.Failed(refusal)
            : JobEnd.Done() with { Counts = command.Found };
    }

    private IEnumerable<Content> All(
        List<Table> tables, OpenedFile opened, IImporter importer, ImportOptions options, Job job, long from)
    {
        var before = 0L;
        for (var i = 0; i < tables.Count; i++)
        {
            var (table, member) = (tables[i], opened.Parts[i].Member);
            if (before + table.Rows > from)
            {
                var header = new ImportChunk(
                    job.Id, job.FileId!.Value, member is null ? job.FileName! : $"{job.FileName}/{member}", job.EntityId, job.DryRun, options.OpenPeriods,
                    table.Header.Columns, []);
                // From the checkpoint on, which is the end of a chunk: also of one that was cut to another size.
                var taken = (int)Math.Max(from - before, 0);
                var rows = table.Read(importer, options, zone.Zone).Skip(taken);
                foreach (var chunk in Chunks.Cut(rows, table, member, before + taken, importer.UnitColumn is not null))
                    yield return new Content(chunk, header);
            }
            before += table.Rows;
        }
    }
}

/// <summary>One id for one chunk of one job, whoever works on it.</summary>
internal static class ChunkKey
{
    public static Guid Of(JobId job, long from)
    {
        Span<byte> text = stackalloc byte[24];
        job.Value.TryWriteBytes(text);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(text[16..], from);
        return new Guid(System.Security.Cryptography.SHA256.HashData(text).AsSpan(0, 16));
    }
}
