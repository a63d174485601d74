using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace BackOffice.Platform.Ui;

/// <summary>
/// Addresses as people would write them: <c>/Settlements/StandingInstructions/List</c> answers at
/// <c>/settlements/standing-instructions</c>, and <c>Details</c> with its route value alone. <c>asp-page</c> keeps the folder path.
/// </summary>
internal sealed partial class ShortRoutes : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        foreach (var selector in model.Selectors)
        {
            if (selector.AttributeRouteModel is { Template: { } template } route)
                route.Template = Shorten(template);
        }
        // An Index has two addresses; shortened they are one, and two equal ones would be ambiguous. The framework makes links to one of them
        // only: without that one the forms of the page would name no handler.
        var doubles = model.Selectors.GroupBy(s => s.AttributeRouteModel?.Template, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(s => s.AttributeRouteModel?.SuppressLinkGeneration ?? false).Skip(1)).ToList();
        foreach (var selector in doubles)
            model.Selectors.Remove(selector);
    }

    internal static string Shorten(string template)
    {
        var parts = template.Split('/').Select(part => part.StartsWith('{') ? part : Words().Replace(part, "$1-$2").ToLowerInvariant());
        return string.Join('/', parts.Where(part => part is not ("list" or "details" or "index")));
    }

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Words();
}
