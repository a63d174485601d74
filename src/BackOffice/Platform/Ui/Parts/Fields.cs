using System.Globalization;
using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>Values as they stand in an input: in a form that our own binder reads back to the same value.</summary>
public static class Fields
{
    /// <summary>A day in an input: 26.10.2026 in Turkish, 2026-10-26 in English, where dots and slashes are read in two ways.</summary>
    public static string Day(DateOnly? value) => value is not { } day ? "" : Cultures.IsTurkish ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : Invariant.Day(day);

    public static string Value(object? value) => value switch
    {
        null => "",
        decimal amount => Show.Quantity(amount),
        DateOnly day => Day(day),
        DateTimeOffset at => Invariant.Instant(at),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>What was typed, if anything was; else the model's value.</summary>
    /// <param name="unit">Behind a currency an amount has that currency's digits.</param>
    internal static string Shown(ViewContext view, ModelExpression expression, string name, string? unit = null) =>
        view.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed && !view.HttpContext.Request.Method.Equals("GET", StringComparison.Ordinal)
            ? typed
            : expression.Model is decimal amount && IsCurrency(unit) ? Show.Money(amount, unit) : Value(expression.Model);

    private static bool IsCurrency(string? unit) => unit is { Length: 3 } && unit.All(char.IsAsciiLetterUpper);

    internal static string? Error(ModelStateDictionary errors, string name) =>
        errors.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    internal static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
