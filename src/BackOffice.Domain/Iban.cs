namespace BackOffice.Domain;

/// <summary>A bank account number (ISO 13616): country, two check digits by MOD 97-10, the country's own number.</summary>
public readonly record struct Iban
{
    public const int LengthMin = 15;
    public const int LengthMax = 34;

    // Lengths are part of the standard's registry; a country that is not here is held only to the general form.
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AE"] = 23, ["AT"] = 20, ["AZ"] = 28, ["BA"] = 20, ["BE"] = 16, ["BG"] = 22, ["BH"] = 22, ["CH"] = 21,
        ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["EE"] = 20, ["EG"] = 29, ["ES"] = 24, ["FI"] = 18, ["FR"] = 27,
        ["GB"] = 22, ["GE"] = 22, ["GI"] = 23, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IL"] = 23, ["IS"] = 26,
        ["IT"] = 27, ["JO"] = 30, ["KW"] = 30, ["KZ"] = 20, ["LB"] = 28, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21,
        ["MC"] = 27, ["MD"] = 24, ["ME"] = 22, ["MK"] = 19, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25,
        ["QA"] = 29, ["RO"] = 24, ["RS"] = 22, ["SA"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["TN"] = 24,
        ["TR"] = 26, ["UA"] = 29, ["XK"] = 20,
    };

    private Iban(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    /// <summary>Blanks are dropped and letters capitalised first. Refused for its form, its country's length or its check digits.</summary>
    public static Outcome<Iban> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length is < LengthMin or > LengthMax)
            return new Refusal("iban.length", code, code.Length);
        if (!CheckDigits.IsAlphanumeric(code) || !code[..2].All(char.IsAsciiLetterUpper) || !code[2..4].All(char.IsAsciiDigit))
            return new Refusal("iban.form", code);
        if (Lengths.TryGetValue(code[..2], out var length) && code.Length != length)
            return new Refusal("iban.country-length", code, code[..2], length);
        return CheckDigits.Mod97(code[4..] + code[..4]) == 1 ? new Iban(code) : new Refusal("iban.check-digit", code);
    }

    public override string ToString() => Value ?? "";
}
