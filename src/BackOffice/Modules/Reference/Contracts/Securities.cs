using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Securities by id.</summary>
[OpenToAll("securities are public facts, asked by the house inside other requests")]
public sealed record SecuritiesOf(IReadOnlyCollection<SecurityId> Securities) : IQuery<IReadOnlyDictionary<SecurityId, SecurityInfo>>;

/// <summary>
/// Securities as files and people name them: by ISIN, or by symbol, with the market where it is known. A name nobody has is absent;
/// a symbol of several markets is answered only with its market.
/// </summary>
[OpenToAll("securities are public facts, asked by the house inside other requests")]
public sealed record FindSecurities(IReadOnlyCollection<SecurityName> Names) : IQuery<IReadOnlyDictionary<SecurityName, SecurityInfo>>;

/// <param name="Code">ISIN or symbol.</param>
/// <param name="Mic">The market the symbol belongs to, when the sender said it.</param>
public readonly record struct SecurityName(string Code, string? Mic = null);

/// <param name="AssetClass">equity, bond, fund …; <c>equity</c> when nobody said.</param>
/// <param name="LotSize">Round lot of trading.</param>
/// <param name="MinSettlementUnit">Smallest quantity that may settle, and that a partial settlement may leave; zero when any may.</param>
public sealed record SecurityInfo(
    SecurityId Id, string? Isin, string? Symbol, string? Mic, string Name, string Currency, string AssetClass,
    decimal LotSize, decimal MinSettlementUnit, string? CsdrClass, string? Issuer)
{
    /// <summary>What people call it: the ISIN, else symbol and market.</summary>
    public string Code => Isin ?? $"{Symbol}@{Mic}";
}
