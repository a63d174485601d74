using BackOffice.Domain.Records;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Records.Documents;
using BackOffice.Records.Retention;

namespace BackOffice.Records.Intake;

/// <summary>Keeps what other rooms and the platform bring, inside their transaction.</summary>
internal sealed class RecordIntake(BackOfficeDb db, RecordWriter writer, RetentionBook book) : IRecordIntake
{
    public async Task<IReadOnlyList<KeptRecord>> Keep(IReadOnlyList<RecordToKeep> records, CancellationToken cancellationToken)
    {
        var drafts = records.Select(r => new RecordDraft(
            r.Entity, r.Class ?? SourceClasses.Of(r.Source), Title(r), r.Language is "tr" or "en" ? r.Language : "und", r.Desk ?? "", r.File, CleanName.Of(r.FileName),
            r.Source.Kind, r.Source.Id, r.Source.Of, r.On ?? book.Today, r.Parties)).ToList();
        var written = await writer.Write(drafts, cancellationToken);
        var fresh = written.Where(w => w.IsNew).DistinctBy(w => w.Id).ToList();
        if (fresh.Count > 0)
            db.Audit(RecordsCameIn.Of(drafts[0].SourceKind, fresh));
        return [.. written.Select(w => new KeptRecord(w.Id, w.Reference))];
    }

    private static string Title(RecordToKeep record)
    {
        var title = record.Title.Trim();
        return title.Length == 0 ? CleanName.Of(record.FileName).Value : title.Length > Documents.Keep.TitleLengthMax ? title[..Documents.Keep.TitleLengthMax] : title;
    }
}

/// <summary>Files came in or went out and became records by themselves.</summary>
public sealed record RecordsCameIn(string Source, int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched)
{
    internal static RecordsCameIn Of(string source, IReadOnlyList<WrittenRecord> written) => new(
        source, written.Count,
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', written.Select(w => w.Sha256))))),
        [.. written.Select(w => new ObjectRef("record", w.Id.Value, w.Reference))]);
}
