namespace BackOffice.Platform.Ports;

/// <summary>Offers the codes that a filter of a list may have, where the firm has few enough to choose from.</summary>
public interface IKnownCodes
{
    /// <param name="filter">Key of the filter: currency, mic, counterparty, entity.</param>
    /// <returns>Null when they are unknown or too many: the filter is typed.</returns>
    Task<IReadOnlyList<KnownCode>?> Of(string filter, CancellationToken cancellationToken);

    /// <summary>Address that finds codes by what is typed, for a filter with too many to choose from; null when the filter is free text.</summary>
    string? LookupOf(string filter);
}

/// <param name="Name">Null where the code says enough.</param>
public sealed record KnownCode(string Code, string? Name = null);
