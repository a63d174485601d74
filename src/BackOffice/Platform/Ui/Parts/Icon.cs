using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>Draws icons from the one sprite. The names stand in <c>Platform/Ui/icons.txt</c>; one that is missing there is missing on the page.</summary>
public sealed class Icons(IHttpContextAccessor accessor)
{
    private const string Sprite = "lib/icons.svg";

    /// <param name="label">Spoken name; without it the icon is decoration.</param>
    public string Svg(string name, string? label = null)
    {
        var assets = accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var href = "/" + (assets?[Sprite] ?? Sprite) + "#i-" + name;
        var role = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\"";
        return $"<svg class=\"i\" {role}><use href=\"{href}\"/></svg>";
    }
}

/// <summary><c>&lt;icon name="equal-not" /&gt;</c>; with <c>label</c> when no word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag(Icons icons) : TagHelper
{
    public string Name { get; set; } = "";

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Svg(Name, Label));
    }
}
