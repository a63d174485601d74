using System.Reflection;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Platform.Ui;

/// <summary>Refusals on a page: each sentence in the reader's language, beside the field it belongs to.</summary>
public static class Refusals
{
    /// <summary>Adds the sentence of a refusal, or of each of its details, to the errors of the page.</summary>
    /// <param name="nameOf">The input of a field; found by its name unless given.</param>
    public static void AddErrors(this PageModel page, Refusal refusal, Func<string, string>? nameOf = null)
    {
        string Name(PageModel on, string? field) => field is { Length: > 0 } && nameOf is not null ? nameOf(field) : Refusals.Name(on, field);
        var words = page.HttpContext.RequestServices.GetRequiredService<Words>();
        if (refusal.Details.Count == 0)
        {
            page.ModelState.AddModelError(Name(page, refusal.Field), words.Sentence(refusal));
            if (refusal.Code == RefusalCodes.Denied && refusal.Args is [string permission, ..])
                page.ViewData["Denied"] = permission;
            return;
        }
        foreach (var detail in refusal.Details)
            page.ModelState.AddModelError(Name(page, detail.Field), words.Sentence(detail));
    }

    /// <summary>The name of a command's field in the page's form: <c>Reason</c> is <c>Input.Reason</c> where the form is a bound property.</summary>
    internal static string Name(PageModel page, string? field)
    {
        if (string.IsNullOrEmpty(field))
            return "";
        var first = field.Split('.', '[')[0];
        foreach (var property in page.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.IsDefined(typeof(BindPropertyAttribute)))
                continue;
            if (property.Name.Equals(first, StringComparison.OrdinalIgnoreCase))
                return field;
            if (property.PropertyType.GetProperty(first, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } inner)
                return property.Name + "." + inner.Name + field[first.Length..];
        }
        return field;
    }
}
