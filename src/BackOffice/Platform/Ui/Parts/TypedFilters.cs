using System.Globalization;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui.Binding;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>Filters as typed, turned into the invariant form of the address.</summary>
internal static class TypedFilters
{
    public static IReadOnlyDictionary<string, string> Read(
        IEnumerable<IFilterField> fields, IFormCollection form, ModelStateDictionary errors, Words words)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            foreach (var parameter in field.Parameters)
            {
                // A field that the form does not show keeps what the address says.
                if (!form.TryGetValue(parameter, out var given))
                    continue;
                var text = string.Join(',', given.Where(g => !string.IsNullOrWhiteSpace(g)).Select(g => g!.Trim()));
                values[parameter] = text.Length == 0 ? "" : Invariantly(field.Kind, parameter, text, errors, words);
            }
        }
        return values;
    }

    private static string Invariantly(FilterKind kind, string parameter, string text, ModelStateDictionary errors, Words words)
    {
        var turkish = Cultures.IsTurkish;
        switch (kind)
        {
            case FilterKind.Days or FilterKind.Day:
                var day = Typed.Day(text, turkish);
                if (day is { Ok: true, Value: { } date })
                    return Invariant.Day(date);
                errors.AddModelError(parameter, words.Of(day.Key!, day.Arg));
                return text;
            case FilterKind.Amounts:
                var figure = Typed.Figure(text, turkish);
                if (figure is { Ok: true, Value: { } amount })
                    return amount.ToString(CultureInfo.InvariantCulture);
                errors.AddModelError(parameter, words.Of(figure.Key!, figure.Arg));
                return text;
            default:
                return text;
        }
    }
}
