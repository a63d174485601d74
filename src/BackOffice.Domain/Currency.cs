namespace BackOffice.Domain;

/// <summary>A currency of ISO 4217: its code and the number of decimals of its smallest unit (JPY 0, TRY 2, KWD 3).</summary>
/// <remarks>Minor units are data of the firm's currency table and are passed in; nothing here knows a list.</remarks>
public readonly record struct Currency
{
    public const int MinorUnitsMax = 8;

    private Currency(string code, int minorUnits) => (Code, MinorUnits) = (code, minorUnits);

    public string Code { get; }

    public int MinorUnits { get; }

    /// <summary>Makes a currency of known form. Malformed codes are a bug of the caller; text of users goes through <see cref="HasForm"/>.</summary>
    public static Currency Of(string code, int minorUnits)
    {
        if (!HasForm(code))
            throw new ArgumentException($"'{code}' is not the form of an ISO 4217 code.", nameof(code));
        ArgumentOutOfRangeException.ThrowIfNegative(minorUnits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minorUnits, MinorUnitsMax);
        return new Currency(code, minorUnits);
    }

    /// <summary>Three capital Latin letters; says nothing about whether the code is assigned.</summary>
    public static bool HasForm(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    /// <summary>Rounds to the minor unit, half away from zero: the firm's default for amounts.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, MinorUnits, MidpointRounding.AwayFromZero);

    /// <summary>True when the amount has no more decimals than the currency.</summary>
    public bool Fits(decimal amount) => Round(amount) == amount;

    public override string ToString() => Code;
}
