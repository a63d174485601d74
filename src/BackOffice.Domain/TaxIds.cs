namespace BackOffice.Domain;

/// <summary>The Turkish identity number of a person: eleven digits, the last two computed from the others.</summary>
public readonly record struct Tckn
{
    public const int Length = 11;

    private Tckn(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    public static Outcome<Tckn> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length != Length || !code.All(char.IsAsciiDigit) || code[0] == '0')
            return new Refusal("tckn.form");

        var d = code.Select(c => c - '0').ToArray();
        var tenth = ((((d[0] + d[2] + d[4] + d[6] + d[8]) * 7) - (d[1] + d[3] + d[5] + d[7])) % 10 + 10) % 10;
        return d[9] == tenth && d[10] == d[..10].Sum() % 10 ? new Tckn(code) : new Refusal("tckn.check-digit");
    }

    public override string ToString() => Value ?? "";
}

/// <summary>The Turkish tax number of a company or person: nine digits and a check digit.</summary>
public readonly record struct Vkn
{
    public const int Length = 10;

    private Vkn(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) => !Parse(text).IsRefused;

    public static Outcome<Vkn> Parse(string? text)
    {
        var code = CheckDigits.Normal(text);
        if (code.Length != Length || !code.All(char.IsAsciiDigit))
            return new Refusal("vkn.form", code);
        return code[^1] - '0' == CheckDigit(code) ? new Vkn(code) : new Refusal("vkn.check-digit", code);
    }

    public override string ToString() => Value ?? "";

    private static int CheckDigit(string code)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var shifted = (code[i] - '0' + 9 - i) % 10;
            var weighed = shifted * (1 << (9 - i)) % 9;
            sum += shifted != 0 && weighed == 0 ? 9 : weighed;
        }
        return (10 - (sum % 10)) % 10;
    }
}
