using BackOffice.Domain.Settlements;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Settlements.Trades;

/// <summary>The import kind <c>trades</c>.</summary>
internal sealed class TradesImporter(Booking booking) : IImporter
{
    public string Kind => "trades";

    public string Permission => SettlementsPermissions.ImportTrades;

    public bool Books => true;

    public IReadOnlyList<ImportColumn> Columns => TradeRows.Columns;

    /// <summary>A cancel may say no more than which trade it means.</summary>
    public bool MayBeEmpty(ImportRow row, string column) =>
        column != "trade_ref" && string.Equals(row["action"], nameof(TradeAction.Cancel), StringComparison.OrdinalIgnoreCase);

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedRow>();
        var inputs = new List<TradeInput>(chunk.Rows.Count);
        foreach (var row in chunk.Rows)
        {
            var read = TradeRows.Read(row, chunk);
            if (read.Refusal is { } why)
                rejected.Add(new RejectedRow(row.Line, why, row.Raw));
            else
                inputs.Add(read.Value!);
        }

        var result = await booking.Take(inputs, chunk.Entity, null, cancellationToken, chunk.OpenPeriods);
        if (result.Refusal is { } refusal)
            throw new RefusedException(refusal);
        return new ChunkResult(result.Accepted, result.Duplicates, [.. rejected.Concat(result.Rejected).OrderBy(r => r.Line)], result.Warnings);
    }
}
