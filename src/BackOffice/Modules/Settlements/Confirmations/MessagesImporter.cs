using BackOffice.Platform.Imports;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Settlements.Confirmations;

/// <summary>The import kind <c>settlement-messages</c>.</summary>
internal sealed class MessagesImporter(Confirming confirming) : IImporter
{
    public string Kind => "settlement-messages";

    public string Permission => SettlementsPermissions.ImportMessages;

    public IReadOnlyList<ImportColumn> Columns => ConfirmationRows.Columns;

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedRow>();
        var messages = new List<Confirmation>(chunk.Rows.Count);
        foreach (var row in chunk.Rows)
        {
            var read = ConfirmationRows.Read(row, chunk);
            if (read.Refusal is { } why)
                rejected.Add(new RejectedRow(row.Line, why, row.Raw));
            else
                messages.Add(read.Value!);
        }

        var result = await confirming.Take(messages, chunk.Entity, cancellationToken);
        if (result.Refusal is { } refusal)
            throw new RefusedException(refusal);
        return new ChunkResult(result.Accepted, result.Duplicates, [.. rejected.Concat(result.Rejected).OrderBy(r => r.Line)]);
    }
}
