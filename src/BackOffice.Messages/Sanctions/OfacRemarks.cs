using System.Globalization;
using System.Text.RegularExpressions;

namespace BackOffice.Messages.Sanctions;

/// <summary>What the remarks of the American list say in their fixed phrases; what is not understood stays in the remarks.</summary>
internal sealed record OfacRemarks(IReadOnlyList<ListBirth> Births, IReadOnlyList<string> Countries, IReadOnlyList<string> WeakAliases, IReadOnlyList<ListDocument> Documents)
{
    private static readonly string[] DayFormats = ["dd MMM yyyy", "d MMM yyyy"];

    private static readonly Regex Document = new(
        @"^(?:alt\. )?(?<type>Passport|National ID No\.|Cedula No\.|Tax ID No\.|Registration ID|Identification Number|SSN|NIT #|RUC #|Vessel Registration Identification|National Foreign ID Number|Driver's License No\.)\s+(?<number>.+?)(?:\s+\((?<country>[^)]*)\))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static OfacRemarks Read(string remarks)
    {
        var (births, countries, aliases, documents) = (new List<ListBirth>(), new List<string>(), new List<string>(), new List<ListDocument>());
        foreach (var phrase in remarks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var part = phrase.TrimEnd('.');
            if (After(part, "alt. DOB ") is { } other && Birth(other) is { } second)
                births.Add(second);
            else if (After(part, "DOB ") is { } born && Birth(born) is { } birth)
                births.Add(birth);
            else if ((After(part, "alt. nationality ") ?? After(part, "nationality ") ?? After(part, "alt. citizen ") ?? After(part, "citizen ")) is { } country)
                countries.Add(country);
            else if (After(part, "a.k.a. ") is { } alias && alias.Trim('\'', '"', ' ') is { Length: > 0 } name)
                aliases.Add(name);
            else if (Document.Match(part) is { Success: true } match)
                documents.Add(new ListDocument(match.Groups["type"].Value, match.Groups["number"].Value, match.Groups["country"] is { Success: true } c ? c.Value : null));
        }
        return new OfacRemarks([.. births.Distinct()], countries, aliases, documents);
    }

    private static string? After(string text, string beginning) => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) ? text[beginning.Length..].Trim() : null;

    private static ListBirth? Birth(string text)
    {
        var circa = After(text, "circa ");
        text = circa ?? text;
        var ends = text.Split(" to ");
        if (ends.Length == 1 && text.Length == 9 && text[4] == '-')
            ends = text.Split('-');
        if (ends.Length > 2 || Span(ends[0]) is not { } first || Span(ends[^1]) is not { } last || last.To < first.From)
            return null;
        return new ListBirth(first.From, last.To, circa is not null);
    }

    private static (DateOnly From, DateOnly To)? Span(string text)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, day);
        if (DateOnly.TryParseExact("01 " + text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (month, month.AddMonths(1).AddDays(-1));
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : null;
    }
}
