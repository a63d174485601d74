using BackOffice.Domain;

namespace BackOffice.Platform.Ports;

/// <summary>
/// Keeps files as records, in the transaction of whoever asks: a file that came in, a message that went out, an export, an attachment.
/// Records implements it.
/// </summary>
public interface IRecordIntake
{
    /// <summary>Keeps a set. What the same source brings again is the same record; the answer is in the order of the question.</summary>
    Task<IReadOnlyList<KeptRecord>> Keep(IReadOnlyList<RecordToKeep> records, CancellationToken cancellationToken);
}

/// <summary>What is to become a record.</summary>
/// <param name="Source">What brought it, once: the same source twice is one record.</param>
/// <param name="File">Kept content.</param>
/// <param name="FileName">As it was called where it came from; it is cleaned before it is shown.</param>
/// <param name="Title">What people call it.</param>
public sealed record RecordToKeep(RecordSource Source, EntityId Entity, FileId File, string FileName, string Title)
{
    /// <summary>Code of the record class; null lets Records choose by the source.</summary>
    public string? Class { get; init; }

    /// <summary><c>tr</c>, <c>en</c>, or null when nobody knows.</summary>
    public string? Language { get; init; }

    /// <summary>The day its retention counts from; the day it is kept unless given.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The front-office desk behind whose wall it lies.</summary>
    public string? Desk { get; init; }

    public IReadOnlyList<PartyId> Parties { get; init; } = [];
}

/// <param name="Kind">One of <see cref="RecordSources"/>, or a name of the room's own such as <c>request-attachment</c>.</param>
/// <param name="Id">What it is there: the job, the message, the export, the attachment.</param>
/// <param name="Of">What of: the kind of file, the channel, the name of the list.</param>
public readonly record struct RecordSource(string Kind, Guid Id, string? Of = null);

/// <summary>The sources whose every event must have its record; a daily check counts them.</summary>
public static class RecordSources
{
    /// <summary>A file that a job took in.</summary>
    public const string Import = "import";

    /// <summary>A file that a job made.</summary>
    public const string JobResult = "job-result";

    /// <summary>A message to the outside world.</summary>
    public const string Message = "message";

    /// <summary>A list that somebody took along.</summary>
    public const string Export = "export";

    /// <summary>A statement of an account that somebody took along.</summary>
    public const string Statement = "statement";

    /// <summary>A report that somebody took along.</summary>
    public const string Report = "report";
}

/// <param name="Reference">What people call it: REC-2026-000123.</param>
public sealed record KeptRecord(RecordId Id, string Reference);
