using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>
/// <c>&lt;form method="post" request-id="Input.RequestId" version="Input.Version"&gt;</c>: a form that sends one command. The request id travels hidden,
/// so that the same form sent twice acts once; with a version, the fields also remember what they were, for the conflict view.
/// </summary>
[HtmlTargetElement("form", Attributes = "request-id")]
public sealed class CommandFormTag : TagHelper
{
    public required ModelExpression RequestId { get; set; }

    public ModelExpression? Version { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("novalidate", null);
        if (!output.Attributes.ContainsName("class"))
            output.Attributes.SetAttribute("class", "bo-form");
        Hidden(output, RequestId);
        if (Version is null)
            return;
        Hidden(output, Version);
    }

    /// <summary>Before the children are drawn, which another helper of the form does early.</summary>
    public override void Init(TagHelperContext context)
    {
        if (Version is not null)
            context.Items[typeof(CommandFormTag)] = this;
    }

    private void Hidden(TagHelperOutput output, ModelExpression expression)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        output.PreContent.AppendHtml(new Markup().Open("input", ("type", "hidden"), ("name", name), ("value", Fields.Shown(ViewContext, expression, name))).ToString());
    }
}

/// <summary><c>&lt;error-summary /&gt;</c>: everything that is wrong, first on the page and focused, each line a link to its field. Empty when nothing is.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTag(Microsoft.Extensions.Localization.IStringLocalizer<UiWords> ui) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var errors = ViewContext.ModelState.Where(e => e.Value is { Errors.Count: > 0 }).ToList();
        // The conflict view says itself, at the head of the form, that somebody else saved meanwhile.
        if (errors.Count == 0 || (ViewContext.ViewData["Conflict"] is ConflictView && errors.All(e => e.Key.Length == 0)))
            return;
        var m = new Markup().Open("div", ("class", "bo-errs"), ("role", "alert"), ("tabindex", "-1")).Tag("h2", ui["errors.title"]).Open("ul");
        foreach (var (name, entry) in errors)
        {
            // One sentence a field, the same as beside it; what concerns the whole may be several.
            foreach (var error in name.Length == 0 ? entry!.Errors : entry!.Errors.Take(1))
            {
                m.Open("li");
                if (name.Length == 0)
                    m.Tag("span", error.ErrorMessage, ("class", "b"));
                else
                    m.Tag("a", error.ErrorMessage, ("href", "#" + Fields.Id(name)));
                m.Close("li");
            }
        }
        m.Close("ul");
        if (ViewContext.ViewData["Denied"] is string permission)
            m.Open("p").Tag("a", ui["permission.why"], ("href", "/permissions/why?permission=" + Uri.EscapeDataString(permission))).Close("p");
        output.Content.SetHtmlContent(m.Close("div").ToString());
    }
}
