using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Api;

/// <summary>
/// Marks an amount of money, so that JSON shows its currency's minor units (<c>"500.00"</c>). Without the mark a decimal
/// shows no needless zeros, as prices, quantities and rates do.
/// </summary>
/// <param name="currencyProperty">The property of the same record that holds the currency; an asset that is no currency leaves the number plain.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AmountAttribute(string currencyProperty) : Attribute
{
    public string CurrencyProperty { get; } = currencyProperty;
}

/// <summary>Decimals travel as strings in invariant form; a JSON number is refused because its reader may be a double.</summary>
internal sealed partial class DecimalAsString : JsonConverter<decimal>
{
    public const string Pattern = @"^-?[0-9]{1,20}(\.[0-9]{1,12})?$";

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Shape().IsMatch(text)
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        throw new JsonException("A decimal is a string such as \"1234.56\".");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(Plain(value));

    public static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static bool IsShaped(string text) => Shape().IsMatch(text);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

internal static class JsonNumbers
{
    public static void AddHouseNumbers(this JsonSerializerOptions options)
    {
        options.Converters.Add(new DecimalAsString());
        options.Converters.Add(new TypedIdJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(ShowAmounts).WithAddedModifier(TrimSlices);
    }

    // A list answers {items, next}; totals and count only when they were asked for.
    private static void TrimSlices(JsonTypeInfo type)
    {
        if (!type.Type.IsGenericType || type.Type.GetGenericTypeDefinition() != typeof(Slice<>))
            return;
        foreach (var property in type.Properties.Where(p => p.Name is "totals" or "count" or "refusal"))
        {
            var always = property.Name != "refusal";
            property.ShouldSerialize = (_, value) => always && value is not null;
        }
    }

    public static string Amount(decimal value, string? currency) =>
        MinorUnits.Of(currency) is { } units && decimal.Round(value, units) == value
            ? value.ToString("F" + units.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : DecimalAsString.Plain(value);

    private static void ShowAmounts(JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (property.AttributeProvider?.GetCustomAttributes(typeof(AmountAttribute), false) is not [AmountAttribute amount] || property.Get is not { } get)
                continue;
            var currency = type.Type.GetProperty(amount.CurrencyProperty)
                ?? throw new InvalidOperationException($"{type.Type.Name} has no {amount.CurrencyProperty}.");
            var shown = type.CreateJsonPropertyInfo(typeof(string), property.Name);
            shown.Get = row => get(row) is decimal value ? Amount(value, currency.GetValue(row)?.ToString()) : null;
            shown.Order = property.Order;
            type.Properties[i] = shown;
        }
    }
}

/// <summary>How many decimals a currency's amounts show (ISO 4217).</summary>
internal static class MinorUnits
{
    private static readonly HashSet<string> None =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly HashSet<string> Three = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>Null when it is no currency code.</summary>
    public static int? Of(string? currency) =>
        currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper) ? null : None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;
}
