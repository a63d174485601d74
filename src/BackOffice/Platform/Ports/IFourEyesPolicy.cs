using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Ports;

/// <summary>Says whether a command needs a second person. Registered by the room that owns the command, decided from dated policy rows.</summary>
/// <typeparam name="TCommand">The command it is about.</typeparam>
public interface IFourEyesPolicy<in TCommand>
{
    /// <summary>Null when one person is enough; otherwise what the second person must know and hold.</summary>
    Task<SecondPerson?> Needs(TCommand command, CancellationToken cancellationToken);
}

/// <summary>What the approver must hold and is shown.</summary>
/// <param name="Permission">The permission the approver needs.</param>
/// <param name="Scope">Where that permission must hold.</param>
/// <param name="TitleKey">Word key of the title; <paramref name="TitleArgs"/> complete it.</param>
/// <param name="Changes">Old and new value per field, shown as old → new.</param>
/// <param name="Targets">Rows and the versions the maker saw; approving is refused when one has moved on.</param>
/// <param name="AmountTry">Money at stake in TRY, if any.</param>
public sealed record SecondPerson(
    string Permission,
    Scope Scope,
    string TitleKey,
    IReadOnlyList<string> TitleArgs,
    IReadOnlyList<FieldChange> Changes,
    IReadOnlyList<TargetVersion> Targets,
    decimal? AmountTry = null);

/// <param name="FieldKey">Word key of the field's label.</param>
public sealed record FieldChange(string FieldKey, string? Old, string? New);

/// <param name="Table">schema.table that holds the row and its <c>version</c> and <c>id</c> columns.</param>
public sealed record TargetVersion(string Table, Guid Id, int Version);
