namespace BackOffice.Domain.Settlements;

/// <summary>Which part of the net amount a charge belongs to.</summary>
public enum FeePart { Commission, Fee, Tax }

/// <summary>What a rate is applied to.</summary>
public enum FeeBase
{
    /// <summary>Quantity times price.</summary>
    Gross,

    /// <summary>The commission of the same trade (BSMV is such a tax).</summary>
    Commission,

    /// <summary>Nothing: <see cref="FeeSchedule.Rate"/> is the amount itself.</summary>
    Flat,
}

/// <summary>
/// One charge of a dated tariff. What it does not name (null) it leaves open; of rows with the same code, the one that names most wins,
/// and different codes add up.
/// </summary>
/// <param name="Code">Such as <c>commission</c>, <c>bsmv</c>, <c>exchange-fee</c>.</param>
/// <param name="Rate">A fraction of the base (0.002 is 0.2 %), or the amount itself when the base is flat.</param>
public sealed record FeeSchedule(
    string Code, FeePart Part, FeeBase Base, decimal Rate, DateRange Valid,
    decimal? Minimum = null, decimal? Maximum = null,
    string? Mic = null, string? AssetClass = null, string? CustomerClass = null, Capacity? Capacity = null, Side? Side = null, string? Currency = null)
{
    internal int Names =>
        (Mic is null ? 0 : 1) + (AssetClass is null ? 0 : 1) + (CustomerClass is null ? 0 : 1)
        + (Capacity is null ? 0 : 1) + (Side is null ? 0 : 1) + (Currency is null ? 0 : 1);

    internal bool Fits(TradeTerms terms) =>
        Valid.Contains(terms.TradeDate)
        && (Mic is null || Mic == terms.Mic)
        && (AssetClass is null || AssetClass == terms.AssetClass)
        && (CustomerClass is null || CustomerClass == terms.CustomerClass)
        && (Capacity is null || Capacity == terms.Capacity)
        && (Side is null || Side == terms.Side)
        && (Currency is null || Currency == terms.Currency.Code);

    internal decimal Of(decimal charged, Currency currency)
    {
        var amount = currency.Round(Base == FeeBase.Flat ? Rate : charged * Rate);
        if (charged == 0 && Base != FeeBase.Flat)
            return 0;
        if (Minimum is { } least && amount < least)
            amount = least;
        return Maximum is { } most && amount > most ? most : amount;
    }
}

/// <summary>What of a trade the tariffs ask for.</summary>
public sealed record TradeTerms(
    Side Side, Capacity Capacity, decimal Quantity, decimal Price, Currency Currency, DateOnly TradeDate,
    string Mic, string AssetClass, string? CustomerClass);

/// <summary>What the sender said about charges; a null part was not said and is computed, a zero was said.</summary>
public sealed record SuppliedCharges(decimal? Commission = null, decimal? Fees = null, decimal? Tax = null)
{
    public static readonly SuppliedCharges None = new();
}
