namespace BackOffice.Platform.Lists;

/// <summary>How a value of a list is shown, exported and answered by the API; one kind decides all three.</summary>
public enum CellKind
{
    Text,

    /// <summary>An invariant code or reference (ISIN, ST-2026-000123): never translated, never cased by culture; may link.</summary>
    Code,

    /// <summary>An amount with its currency, in the currency's minor units.</summary>
    Money,

    /// <summary>A count of securities, or any whole number: no needless zeros.</summary>
    Quantity,

    /// <summary>A price or rate: at least two decimals, so that a column stands under its mark.</summary>
    Number,

    /// <summary>A business day.</summary>
    Day,

    /// <summary>A moment, shown in the reader's zone.</summary>
    Instant,

    /// <summary>One of a fixed set of states: icon, shape and word.</summary>
    Status,

    /// <summary>A short label of a fixed set that is no state (kind, side, class).</summary>
    Badge,
}

/// <summary>One value of one row, ready for the sheet.</summary>
/// <param name="Value">string, decimal, long, DateOnly or DateTimeOffset by kind; null is shown as missing.</param>
/// <param name="Link">Where it leads, if anywhere.</param>
/// <param name="Currency">Of money, and of a quantity that is money.</param>
/// <param name="WordKey">Of a status or badge: the key of its word in the list's words; its <paramref name="Value"/> is the invariant code.</param>
/// <param name="Note">A second, quieter text beside it; with a leading '@' the key of a word.</param>
public sealed record Cell(
    CellKind Kind, object? Value, string? Link = null, string? Currency = null, string? WordKey = null, string? Note = null);
