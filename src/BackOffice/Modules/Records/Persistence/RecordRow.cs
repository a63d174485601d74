using BackOffice.Domain;
using NpgsqlTypes;

namespace BackOffice.Records.Persistence;

/// <summary>How far the text of a record has come.</summary>
public enum TextState
{
    /// <summary>The text is still to be taken.</summary>
    Pending,

    /// <summary>Found by what it says.</summary>
    Taken,

    /// <summary>Could not be read; <see cref="RecordRow.TextWhy"/> says why.</summary>
    Failed,

    /// <summary>This kind of file has no text that is looked for.</summary>
    None,
}

/// <summary>Whether a record has a last day.</summary>
public enum KeepState
{
    /// <summary>Kept through a day that is known.</summary>
    Until,

    /// <summary>An event that has not happened yet decides.</summary>
    Open,

    /// <summary>No rule speaks of it, so nothing says that it may go.</summary>
    Unruled,
}

/// <summary>
/// A document kept as a record. What it is (content, hash, name, source, when and by whom it came) never changes, the database holds that;
/// how it is described and how long it is kept may.
/// </summary>
public sealed class RecordRow
{
    private RecordRow() { }

    public RecordId Id { get; private set; }
    public EntityId EntityId { get; private set; }

    /// <summary>What people call it: REC-2026-000123.</summary>
    public string Reference { get; private set; } = "";
    public string Class { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>tr, en, or und when nobody knows.</summary>
    public string Language { get; private set; } = "und";

    /// <summary>The front-office desk behind whose wall it lies; empty when it lies behind none.</summary>
    public string Desk { get; private set; } = "";
    public FileId FileId { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public string MediaType { get; private set; } = "";
    public string FileName { get; private set; } = "";

    /// <summary>The name as it was given, its hidden characters written out; null when it was clean.</summary>
    public string? GivenName { get; private set; }
    public string SourceKind { get; private set; } = "";
    public Guid SourceId { get; private set; }
    public string? SourceOf { get; private set; }

    /// <summary>The day its retention counts from.</summary>
    public DateOnly OnDate { get; private set; }
    public DateTimeOffset KeptAt { get; private set; }
    public UserId KeptBy { get; private set; }
    public string KeptByName { get; private set; } = "";
    public TextState TextState { get; private set; }
    public string? TextWhy { get; private set; }
    public KeepState KeepState { get; private set; }

    /// <summary>The last day of retention, to its end.</summary>
    public DateOnly? KeepThrough { get; private set; }
    public int Version { get; private set; }
}

/// <summary>A party that a record is about.</summary>
public sealed class RecordParty
{
    private RecordParty() { }

    public RecordId RecordId { get; private set; }
    public PartyId PartyId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
}

/// <summary>What a document says.</summary>
public sealed class RecordText
{
    private RecordText() { }

    public RecordId RecordId { get; private set; }
    public string Text { get; private set; } = "";
    public bool IsCut { get; private set; }
}

/// <summary>What search looks at: folded terms of title, names and text, and by whom it may be found.</summary>
public sealed class RecordSearch
{
    private RecordSearch() { }

    public RecordId RecordId { get; private set; }
    public EntityId EntityId { get; private set; }
    public string Desk { get; private set; } = "";
    public string Class { get; private set; } = "";
    public int Year { get; private set; }
    public NpgsqlTsVector Terms { get; private set; } = NpgsqlTsVector.Empty;
}
