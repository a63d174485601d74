using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger.Contracts;

/// <summary>Moves quantities: each movement's postings sum to zero per asset. A rule of the ledger refuses the whole set.</summary>
/// <remarks>Sent by rooms above inside their own transaction; people use <c>POST /ledger/movements</c>.</remarks>
[Requires("ledger.post-movements")]
public sealed record PostMovements(Guid RequestId, IReadOnlyList<MovementDraft> Movements) : ICommand;

/// <param name="BusinessDate">The day the movement counts from.</param>
/// <param name="Kind">trade, trade-reversal, settlement, deposit, withdrawal, opening, pledge, release, charge, transfer.</param>
/// <param name="Source">What caused it; unique with <paramref name="SourceEvent"/>, so that the same cause never moves twice.</param>
/// <param name="SourceEvent">e.g. <c>booked</c>, <c>reversed</c>, <c>settled:MSG-1</c>.</param>
/// <param name="Reverses">The movement this one undoes, if any.</param>
/// <param name="DueOn">
/// Settlement date of the trade whose pending quantities the movement makes, clears or undoes: the same day on all of them, so that
/// what is pending past its day shows as failed.
/// </param>
public sealed record MovementDraft(
    MovementId Id, EntityId Entity, DateOnly BusinessDate, string Kind, string Description,
    ObjectSource Source, string SourceEvent, IReadOnlyList<PostingDraft> Postings, MovementId? Reverses = null, DateOnly? DueOn = null);

/// <param name="Kind">trade, instruction, movement (by hand).</param>
public sealed record ObjectSource(string Kind, Guid Id, string Reference);

/// <summary>
/// One posting. The holder is an account of Reference. Positive (long) says who owns it, negative (short) says where it is.
/// </summary>
/// <param name="Purpose">
/// <c>pending</c> (traded, not settled), <c>available</c> (settled and free), <c>pledged</c>. Trade basis adds all of them;
/// settlement basis leaves <c>pending</c> out.
/// </param>
public sealed record PostingDraft(AccountId Account, Asset Asset, string Purpose, decimal Quantity);

/// <summary>A security or a currency: exactly one of the two.</summary>
public readonly record struct Asset(SecurityId? Security, string? Currency)
{
    public static Asset Of(SecurityId security) => new(security, null);

    public static Asset Of(string currency) => new(null, currency);
}
