using BackOffice.Domain;
using BackOffice.Domain.Accounting;

namespace BackOffice.Accounting.Persistence;

/// <summary>An account of an entity's chart, dated in both times. Names in both languages; codes are grouped by their digits.</summary>
public sealed class ChartAccount
{
    private ChartAccount() { }

    public ChartAccount(
        Guid id, EntityId entityId, string code, string nameTr, string nameEn, EntrySide normalSide, string? control, DateRange valid, TimeRange known)
    {
        Id = id;
        EntityId = entityId;
        Code = code;
        NameTr = nameTr;
        NameEn = nameEn;
        NormalSide = normalSide;
        Control = control;
        Valid = valid;
        Known = known;
    }

    public Guid Id { get; private set; }
    public EntityId EntityId { get; private set; }
    public string Code { get; private set; } = "";
    public string NameTr { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public EntrySide NormalSide { get; private set; }

    /// <summary>The sub-ledger behind it (client, clearing, own-securities, client-bank, own-bank); such an account takes no journal by hand.</summary>
    public string? Control { get; private set; }
    public DateRange Valid { get; private set; }
    public TimeRange Known { get; private set; }
    public Guid? SourceJob { get; private set; }
    public string? SourceFile { get; private set; }
    public long? SourceLine { get; private set; }
    public int Version { get; private set; }

    public ChartAccount From(Guid job, string file, long line)
    {
        (SourceJob, SourceFile, SourceLine) = (job, file, line);
        return this;
    }

    /// <summary>Ends what is known of this row; a corrected row takes its place.</summary>
    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}
