namespace BackOffice.Domain.Settlements;

/// <summary>Where an instruction to the depository stands.</summary>
public enum InstructionState
{
    /// <summary>Made, not yet sent.</summary>
    Pending,

    /// <summary>Given to the depository; it has not answered yet.</summary>
    Sent,

    /// <summary>The counterparty's instruction agrees with ours.</summary>
    Matched,

    /// <summary>The depository found no agreeing instruction.</summary>
    Unmatched,

    /// <summary>Matched or not, kept out of every settlement run until we release it.</summary>
    Held,

    /// <summary>A part has settled; the rest is still due.</summary>
    PartiallySettled,

    /// <summary>It could not settle on its day; it still may.</summary>
    Failing,

    /// <summary>All of it has settled. Final.</summary>
    Settled,

    /// <summary>Withdrawn before anything settled. Final.</summary>
    Cancelled,
}
