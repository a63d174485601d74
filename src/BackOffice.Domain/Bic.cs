namespace BackOffice.Domain;

/// <summary>The code of a bank or other party in messages (ISO 9362): four letters, country, two characters, optionally a branch of three.</summary>
/// <remarks>It has no check digit; only its form can be verified.</remarks>
public readonly record struct Bic
{
    private Bic(string value) => Value = value;

    public string Value { get; }

    /// <summary>The country in positions five and six.</summary>
    public string Country => Value[4..6];

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    /// <summary>Blanks are dropped and letters capitalised first. Refused for its length or its form.</summary>
    public static Outcome<Bic> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length is not (8 or 11))
            return new Refusal("bic.length", code, code.Length);
        return code[..6].All(char.IsAsciiLetterUpper) && CheckDigits.IsAlphanumeric(code) ? new Bic(code) : new Refusal("bic.form", code);
    }

    public override string ToString() => Value ?? "";
}
