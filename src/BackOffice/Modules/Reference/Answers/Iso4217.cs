namespace BackOffice.Reference.Answers;

/// <summary>The currencies of ISO 4217 that money can be in: the ceiling of what may be taken into use. Metals and funds have no minor unit and stay out.</summary>
internal static class Iso4217
{
    private static readonly Lazy<IReadOnlyDictionary<string, IsoCurrency>> Read = new(() =>
        HouseReference.Currencies.Where(c => c.MinorUnits is not null)
            .ToDictionary(c => c.Code, c => new IsoCurrency(c.Numeric, c.MinorUnits!.Value, c.NameEn, c.NameTr), StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, IsoCurrency> All => Read.Value;
}

internal sealed record IsoCurrency(string Number, int MinorUnits, string NameEn, string NameTr);
