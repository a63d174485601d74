using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Imports;

/// <summary>
/// Takes one chunk of a file: the checkpoint, the rows, their rejections and the counts in one transaction. Refused when another worker
/// took it first; the one that lost reads the checkpoint again and goes on from there.
/// </summary>
public static class TakeRows
{
    internal const string CheckpointMoved = "job.checkpoint-moved";

    /// <param name="RequestId">Made from job and chunk: the chunk sent twice is taken once.</param>
    /// <param name="Job">The job.</param>
    /// <param name="Kind">Such as <c>trades</c>.</param>
    /// <param name="Needs">The kind's permission: read anew for each chunk, so that a right revoked meanwhile stops the job.</param>
    /// <param name="From">Records before this chunk.</param>
    /// <param name="To">Records up to its end.</param>
    /// <param name="Entity">Entity of rows that name none.</param>
    /// <param name="Content">Not part of the stored payload: the file and the checkpoint decide what it is.</param>
    public sealed record Command(
        Guid RequestId, JobId Job, string Kind, string Needs, long From, long To, EntityId Entity, [property: JsonIgnore] Content? Content)
        : ICommand<Outcome>, IRequiresPermission
    {
        string IRequiresPermission.Permission => Needs;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.To).GreaterThan(c => c.From).WithErrorCode("job.chunk-empty");
    }

    public sealed class Scoped : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Entity));
    }

    public sealed class Handler(BackOfficeDb db, Importers importers) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!await JobSteps.Advance(db, command.Job, command.From, command.To, cancellationToken))
                return new Refusal(CheckpointMoved);

            var content = command.Content!;
            var importer = importers.Find(command.Kind)!;
            var counts = await content.Take(importer, db, cancellationToken);
            await JobSteps.Count(db, command.Job, counts, content.Member, cancellationToken);
            db.Audit(new RowsTaken(
                command.Job, command.Kind, content.FileName, command.From, command.To, counts.Accepted, counts.Duplicates, counts.Rejected,
                command.Entity, content.Chunk.Rows.Count, content.Sha256()));
            return Outcome.Done;
        }
    }
}

/// <summary>What a chunk is made of, and how it is handed to the room that owns the rows.</summary>
public sealed class Content
{
    private readonly ImportChunk _header;

    internal Content(Chunk chunk, ImportChunk header) => (Chunk, _header) = (chunk, header);

    internal Chunk Chunk { get; }

    internal string? Member => Chunk.Member;

    internal string FileName => _header.FileName;

    /// <summary>Rows the reader could not use are counted with those the room rejects.</summary>
    internal async Task<JobCounts> Take(IImporter importer, BackOfficeDb db, CancellationToken cancellationToken)
    {
        var result = Chunk.Rows.Count == 0
            ? new ChunkResult(0, 0, [])
            : await new Halves(db, importer, _header).Take(Chunk.Rows, cancellationToken);
        var units = importer.UnitColumn is { } unit ? Units(result.Rejected, unit) : result.Rejected.Count;
        return new JobCounts(
            result.Accepted, result.Duplicates, Chunk.BrokenUnits + units,
            [.. Chunk.Broken.Concat(result.Rejected).OrderBy(r => r.Line)], result.Warnings ?? [], result.Result ?? new Dictionary<string, long>());
    }

    internal string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Chunk.Rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(row.Raw));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private int Units(IReadOnlyList<RejectedRow> rejected, string unit)
    {
        if (rejected.Count == 0)
            return 0;
        var unitOf = Chunk.Rows.ToDictionary(r => r.Line, r => r[unit]);
        return rejected.Select(r => unitOf.GetValueOrDefault(r.Line)).Distinct(StringComparer.Ordinal).Count();
    }
}
