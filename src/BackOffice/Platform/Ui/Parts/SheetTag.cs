using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>
/// <c>&lt;sheet of="Model.Sheet" caption="@T["instructions"]" /&gt;</c>: a list as a real table; sorting and paging by links, so that it works by address alone.
/// With <c>&lt;bulk&gt;</c> inside, rows can be ticked; with <c>&lt;empty&gt;</c> inside, an empty list says what to do.
/// </summary>
[HtmlTargetElement("sheet")]
public sealed class SheetTag(Icons icons, Words words, FirmZone zone, IStringLocalizerFactory factory, IStringLocalizer<UiWords> ui, IHtmlGenerator html, TimeProvider clock) : TagHelper
{
    public required ISheet Of { get; set; }

    /// <summary>What the table holds; spoken, not shown.</summary>
    public string? Caption { get; set; }

    /// <summary>Key of a column to band the rows by; used while the list is sorted by it.</summary>
    public string? GroupBy { get; set; }

    /// <summary>Only the table: no pager below.</summary>
    public bool Bare { get; set; }

    /// <summary>Columns to leave out here, comma separated.</summary>
    public string? Without { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = new SheetSlots();
        context.Items[typeof(SheetSlots)] = slots;
        await output.GetChildContentAsync();

        var id = "sheet-" + Of.Name;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-sheet");
        output.Attributes.SetAttribute("id", id);

        var words1 = factory.Create(Of.Words);
        string Word(string key) => words1[key] is { ResourceNotFound: false } word ? word.Value : words[key];
        var table = new SheetTable(Of, id, icons, Word, ui, zone)
        {
            Caption = Caption ?? Word(Of.Name),
            GroupBy = GroupBy,
            Selectable = slots.Bulk is not null,
            Without = (Without ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Path = ViewContext.HttpContext.Request.Path,
            Density = Shell.Frame.DensityOf(ViewContext.HttpContext),
        };
        if (ViewContext.ViewData.Model is ITellsNew page && ReferenceEquals(page.Sheet, Of) && Of.Request.After is null)
            output.Content.AppendHtml(new Markup().Open("div", ("aria-live", "polite"), ("hx-get", page.NewLink(clock.GetUtcNow())), ("hx-trigger", "every 30s"), ("hx-swap", "innerHTML")).Close("div").ToString());
        if (Of.Rows.Count == 0)
            output.Content.AppendHtml(Empty(slots));
        else
            output.Content.AppendHtml(table.Html());
        if (!Bare && (Of.Rows.Count > 0 || Of.Request.After is not null))
            output.Content.AppendHtml(table.Pager());
        if (slots.Bulk is { } bulk && Of.Rows.Count > 0)
            Bulk(output, bulk);
    }

    private string Empty(SheetSlots slots)
    {
        var m = new Markup();
        var filtered = Of.Filters.SelectMany(f => f.Parameters).Any(p => Of.Request[p] is not null);
        m.Open("div", ("class", "bo-sec")).Open("div", ("class", "bo-empty"));
        if (Of.Request.After is not null)
            m.Tag("h2", ui["empty.ended"]);
        else if (filtered)
        {
            m.Tag("h2", ui["empty.filtered"]).Tag("p", ui["empty.filtered-text"], ("class", "t2"));
            m.Tag("a", ui["empty.clear"], ("class", "btn"), ("href", ViewContext.HttpContext.Request.Path));
        }
        else if (slots.Empty is { } said)
            m.Raw(said);
        else
            m.Tag("h2", ui["empty.nothing"]).Tag("p", ui["empty.nothing-text"], ("class", "t2"));
        return m.Close("div").Close("div").ToString();
    }

    private void Bulk(TagHelperOutput output, string bulk)
    {
        var m = new Markup();
        m.Open("form", ("class", "bo-bulk"), ("method", "post"), ("id", "bulk-" + Of.Name), ("hidden", ""), ("aria-label", ui["bulk.region"]));
        m.Tag("b", "", ("class", "b"), ("data-count", "")).Open("span", ("class", "grow")).Close("span");
        output.Content.AppendHtml(m.ToString());
        output.Content.AppendHtml(bulk);
        output.Content.AppendHtml(html.GenerateAntiforgery(ViewContext));
        output.Content.AppendHtml($"<button class=\"bo-ic\" type=\"button\" data-unselect aria-label=\"{Markup.Encode(ui["bulk.clear"])}\">{icons.Svg("x")}</button></form>");
    }
}

internal sealed class SheetSlots
{
    public string? Bulk { get; set; }
    public string? Empty { get; set; }
}

/// <summary>Inside <c>&lt;sheet&gt;</c>: the buttons of the bulk bar; they post the ticked rows as <c>Selected</c>.</summary>
[HtmlTargetElement("bulk", ParentTag = "sheet")]
public sealed class BulkTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((SheetSlots)context.Items[typeof(SheetSlots)]).Bulk = (await output.GetChildContentAsync()).GetContent();
        output.SuppressOutput();
    }
}

/// <summary>Inside <c>&lt;sheet&gt;</c>: what an empty list says, usually a heading, a sentence and the next step.</summary>
[HtmlTargetElement("empty", ParentTag = "sheet")]
public sealed class EmptyTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((SheetSlots)context.Items[typeof(SheetSlots)]).Empty = (await output.GetChildContentAsync()).GetContent();
        output.SuppressOutput();
    }
}
