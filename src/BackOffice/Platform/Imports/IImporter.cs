using BackOffice.Domain;

namespace BackOffice.Platform.Imports;

/// <summary>
/// One kind of file the product takes. The room that owns the rows registers it; the job reads, maps and normalises the file,
/// and hands over rows in chunks, each inside the transaction of one bulk command.
/// </summary>
/// <remarks>
/// Set-based: look up what the whole chunk refers to in a handful of statements, judge each row by the domain's rules in memory,
/// write all accepted rows in one statement a table (COPY or INSERT … SELECT FROM unnest). Never a statement a row.
/// Name one <c>BulkFact</c> a chunk.
/// The values that arrive are well formed: numbers, days, moments and integers of typed columns are already proved and invariant, and
/// required ones are there. A row that says again what was taken before, in this chunk, this file or another, is a duplicate.
/// </remarks>
public interface IImporter
{
    /// <summary>The name in <c>POST /imports/{kind}</c>.</summary>
    string Kind { get; }

    string Permission { get; }

    /// <summary>
    /// What a second person must hold to let a file of this kind in, where the policy in force asks for one; null for kinds that never wait.
    /// </summary>
    string? SecondPersonPermission => null;

    /// <summary>
    /// The policy whose limit a file of this kind keeps too, where the kind has no policy of its own: what waits above an amount when it is typed
    /// waits when it comes by file.
    /// </summary>
    string? HandPolicy => null;

    /// <summary>The size in TRY of the largest thing in a file, against the limit of <see cref="HandPolicy"/>; rows stand unit by unit.</summary>
    Task<decimal> Largest(IEnumerable<ImportRow> rows, EntityId entity, CancellationToken cancellationToken) => Task.FromResult(0m);

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Sets of columns of which one must be in the header whole; beside the columns marked required.</summary>
    IReadOnlyList<IReadOnlyList<string>> OneOf => [];

    /// <summary>Column whose equal values form one unit (a journal); null when each row is its own unit. A chunk never cuts a unit.</summary>
    string? UnitColumn => null;

    /// <summary>Whether what is taken is booked, so that a missing accounting period can stand in its way.</summary>
    bool Books => false;

    /// <summary>Lets a required column be empty in one row (a cancellation needs no price); the header must have it all the same.</summary>
    bool MayBeEmpty(ImportRow row, string column) => false;

    Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken);
}

public enum ImportType { Text, Decimal, Date, Instant, Integer }

/// <param name="Turkish">Turkish words for the column's codes; they are understood in a file whose numbers are Turkish.</param>
public sealed record ImportColumn(
    string Name, bool Required = false, ImportType Type = ImportType.Text, [property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyDictionary<string, string>? Turkish = null);

/// <param name="DryRun">Judge as if taking; the transaction is rolled back afterwards.</param>
/// <param name="Entity">Entity of the request, else the user's home entity.</param>
/// <param name="Columns">Our columns that the file has (mapped), so that "absent" differs from "empty".</param>
public sealed record ImportChunk(
    JobId Job, FileId File, string FileName, EntityId Entity, bool DryRun, bool OpenPeriods,
    IReadOnlySet<string> Columns, IReadOnlyList<ImportRow> Rows);

/// <summary>One row, its values by our column names in invariant form (1234.56, 2026-10-26), trimmed; empty is null.</summary>
/// <param name="Line">Line in the file from 1, the header included.</param>
/// <param name="Raw">The row's own text.</param>
/// <param name="Extra">Columns we do not know, kept with the row.</param>
public sealed record ImportRow(
    long Line, string Raw, IReadOnlyDictionary<string, string?> Values, IReadOnlyDictionary<string, string> Extra)
{
    public string? this[string column] => Values.GetValueOrDefault(column);
}

/// <param name="Accepted">In the kind's own unit, as <paramref name="Duplicates"/>; rejected units are counted from their rows.</param>
/// <param name="Result">Sums that the job shows beside the counts: <c>lines</c> of journals, <c>entries</c> of statements.</param>
public sealed record ChunkResult(
    int Accepted, int Duplicates, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<RowWarning>? Warnings = null,
    IReadOnlyDictionary<string, long>? Result = null);

/// <param name="Why">Code and values of the sentence; <c>Field</c> names the column.</param>
public sealed record RejectedRow(long Line, Refusal Why, string Raw);

public sealed record RowWarning(long Line, Refusal Why);
