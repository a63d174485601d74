using System.Security.Cryptography;
using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;

namespace BackOffice.Reference.Imports;

/// <summary>Takes files of one kind: each chunk is judged and written by <see cref="RowTaker"/>, the same rules as by hand.</summary>
internal sealed class KindImporter(Kind kind, RowTaker taker, BackOfficeDb db) : IImporter
{
    public string Kind => kind.Name;

    public string Permission => kind.ImportPermission;

    public string? SecondPersonPermission => kind.FileApproval;

    public IReadOnlyList<ImportColumn> Columns { get; } = [.. kind.Fields.Select(f => f.Column)];

    public IReadOnlyList<IReadOnlyList<string>> OneOf => kind.OneOf;

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var taken = await kind.Take(taker, [.. chunk.Rows.Select(r => Asked(chunk, r, chunk.Columns))], cancellationToken);
        db.Audit(ReferenceTaken.Of(kind, chunk, taken));
        return Result(chunk.Rows, taken);
    }

    internal static Asked Asked(ImportChunk chunk, ImportRow row, IReadOnlySet<string> present) =>
        new(row.Values, present, chunk.Entity, Job: chunk.Job, File: chunk.FileName, Line: row.Line);

    internal static ChunkResult Result(IReadOnlyList<ImportRow> rows, Taken taken) => new(
        taken.Rows.Count(v => v is { Why: null, Duplicate: false }),
        taken.Rows.Count(v => v is { Why: null, Duplicate: true }),
        [.. taken.Rows.Select((v, i) => (v, i)).Where(x => x.v.Why is not null).Select(x => new RejectedRow(rows[x.i].Line, x.v.Why!, rows[x.i].Raw))]);
}

/// <summary>Rows of a file were taken.</summary>
public sealed record ReferenceTaken(string Kind, JobId Job, string File, int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched)
    : BulkFact(Rows, RowsSha256, Touched)
{
    internal static ReferenceTaken Of(Kind kind, ImportChunk chunk, Taken taken)
    {
        var accepted = taken.Rows.Select((v, i) => (v, i)).Where(x => x.v is { Why: null, Duplicate: false }).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, i) in accepted)
            hash.AppendData(Encoding.UTF8.GetBytes(chunk.Rows[i].Raw + "\n"));
        return new ReferenceTaken(
            kind.Name, chunk.Job, chunk.FileName, accepted.Count, Convert.ToHexStringLower(hash.GetHashAndReset()),
            [.. accepted.Select(x => new ObjectRef(kind.ObjectKind, x.v.Subject, x.v.Key)).DistinctBy(o => o.Id)]);
    }
}
