namespace BackOffice.Domain;

/// <summary>The international number of a security (ISO 6166): country, nine characters, a check digit by Luhn over letters as digits.</summary>
public readonly record struct Isin
{
    public const int Length = 12;

    private Isin(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    /// <summary>Blanks are dropped and letters capitalised first. Refused for its length, its form or its check digit.</summary>
    public static Outcome<Isin> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length != Length)
            return new Refusal("isin.length", code, code.Length);
        if (!CheckDigits.IsAlphanumeric(code) || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]) || !char.IsAsciiDigit(code[^1]))
            return new Refusal("isin.form", code);
        return CheckDigits.Luhn(code) % 10 == 0 ? new Isin(code) : new Refusal("isin.check-digit", code);
    }

    public override string ToString() => Value ?? "";
}
