using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger.Contracts;

/// <summary>Movements went through, by hand or from a trade. Accounting turns those made by hand into journals.</summary>
public sealed record MovementsPosted(IReadOnlyList<MovementDraft> Movements) : IEvent;
