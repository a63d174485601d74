using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.EntityFrameworkCore.Storage;

namespace BackOffice.Platform.Imports;

/// <summary>
/// Hands a chunk to the room that owns its rows. A room judges each row, but what lies below it (the ledger, the books) may turn down the
/// set as a whole; then it is undone and taken in halves, until what cannot be taken stands alone and is rejected with its reason.
/// The rows keep their order, so each half meets what the one before it left.
/// </summary>
internal sealed class Halves(BackOfficeDb db, IImporter importer, ImportChunk header)
{
    private const string Savepoint = "half";

    public async Task<ChunkResult> Take(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A chunk is taken inside a transaction.");
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        var facts = db.NamedFacts.Count;
        try
        {
            var taken = await importer.Take(header with { Rows = rows }, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
            return taken;
        }
        catch (RefusedException refused)
        {
            await Undo(transaction, facts, cancellationToken);
            var cut = Cut(rows);
            if (cut == 0)
                return new ChunkResult(0, 0, [.. rows.Select(r => new RejectedRow(r.Line, refused.Refusal, r.Raw))]);
            var first = await Take([.. rows.Take(cut)], cancellationToken);
            var second = await Take([.. rows.Skip(cut)], cancellationToken);
            return Both(first, second);
        }
    }

    private async Task Undo(IDbContextTransaction transaction, int facts, CancellationToken cancellationToken)
    {
        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
        db.ChangeTracker.Clear();
        db.ForgetFacts(facts);
    }

    /// <summary>How many rows the first half has: never through a unit; 0 when nothing is left to part.</summary>
    private int Cut(IReadOnlyList<ImportRow> rows)
    {
        var middle = rows.Count / 2;
        if (middle == 0 || importer.UnitColumn is not { } unit)
            return middle;
        bool Parts(int at) => rows[at - 1][unit] is not { } before || before != rows[at][unit];
        for (var away = 0; away < rows.Count; away++)
        {
            if (middle - away > 0 && Parts(middle - away))
                return middle - away;
            if (middle + away < rows.Count && Parts(middle + away))
                return middle + away;
        }
        return 0;
    }

    private static ChunkResult Both(ChunkResult first, ChunkResult second) => new(
        first.Accepted + second.Accepted, first.Duplicates + second.Duplicates, [.. first.Rejected, .. second.Rejected],
        [.. first.Warnings ?? [], .. second.Warnings ?? []],
        (first.Result ?? new Dictionary<string, long>()).Concat(second.Result ?? new Dictionary<string, long>())
            .GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal));
}
