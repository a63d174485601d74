using BackOffice.Domain;
using BackOffice.Domain.Records;

namespace BackOffice.Records.Persistence;

/// <summary>Who may see the records of a class beside those who see records at all.</summary>
public enum ClassAccess { All, Personnel, Compliance }

/// <summary>A kind of record, dated: its names and who may see it.</summary>
public sealed class ClassRow(
    Guid id, EntityId entityId, string code, string nameEn, string nameTr, ClassAccess access, string source, DateRange valid, TimeRange known)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Code { get; private set; } = code;
    public string NameEn { get; private set; } = nameEn;
    public string NameTr { get; private set; } = nameTr;
    public ClassAccess Access { get; private set; } = access;

    /// <summary>Where it stands written.</summary>
    public string Source { get; private set; } = source;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; } = 1;

    public string Name(bool turkish) => turkish ? NameTr : NameEn;

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

/// <summary>One dated reason to keep the records of a class.</summary>
/// <param name="no">Of the rule in its class; the same rule keeps its number over its versions.</param>
public sealed class RuleRow(
    Guid id, EntityId entityId, string @class, int no, string trigger, int years, int months, StartRule startRule, string legalRef, DateRange valid, TimeRange known)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Class { get; private set; } = @class;
    public int No { get; private set; } = no;
    public string Trigger { get; private set; } = trigger;
    public int Years { get; private set; } = years;
    public int Months { get; private set; } = months;
    public StartRule StartRule { get; private set; } = startRule;
    public string LegalRef { get; private set; } = legalRef;
    public DateRange Valid { get; private set; } = valid;
    public TimeRange Known { get; private set; } = known;
    public int Version { get; private set; } = 1;

    public RetentionRule Rule => new(Trigger, Years, Months, StartRule, LegalRef);

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}

/// <summary>Something that happened to a party or to one record, from which rules count: an account closed, an employee left.</summary>
public sealed class EventRow(
    Guid id, EntityId entityId, string kind, PartyId? partyId, RecordId? recordId, string about, DateOnly onDate, string note, TimeRange known, UserId saidBy, string saidByName)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;

    /// <summary>The trigger that rules name: <c>account-closed</c>.</summary>
    public string Kind { get; private set; } = kind;
    public PartyId? PartyId { get; private set; } = partyId;
    public RecordId? RecordId { get; private set; } = recordId;

    /// <summary>What people call the party or record.</summary>
    public string About { get; private set; } = about;
    public DateOnly OnDate { get; private set; } = onDate;
    public string Note { get; private set; } = note;
    public TimeRange Known { get; private set; } = known;
    public UserId SaidBy { get; private set; } = saidBy;
    public string SaidByName { get; private set; } = saidByName;
    public int Version { get; private set; } = 1;

    public void Close(DateTimeOffset at) => Known = Known with { To = at };
}
