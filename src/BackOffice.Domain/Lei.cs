namespace BackOffice.Domain;

/// <summary>The identifier of a legal entity (ISO 17442): eighteen characters and two check digits by MOD 97-10.</summary>
public readonly record struct Lei
{
    public const int Length = 20;

    private Lei(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    /// <summary>Blanks are dropped and letters capitalised first. Refused for its length, its form or its check digits.</summary>
    public static Outcome<Lei> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length != Length)
            return new Refusal("lei.length", code, code.Length);
        if (!CheckDigits.IsAlphanumeric(code) || !char.IsAsciiDigit(code[^1]) || !char.IsAsciiDigit(code[^2]))
            return new Refusal("lei.form", code);
        return CheckDigits.Mod97(code) == 1 ? new Lei(code) : new Refusal("lei.check-digit", code);
    }

    public override string ToString() => Value ?? "";
}
