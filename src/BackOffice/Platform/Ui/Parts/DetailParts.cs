using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary><c>&lt;next-step icon="eye-check" title="…"&gt;who, until when, what if nobody acts&lt;act&gt;&lt;a class="btn primary"…&gt;&lt;/act&gt;&lt;/next-step&gt;</c></summary>
[HtmlTargetElement("next-step")]
public sealed class NextStepTag(Icons icons) : TagHelper
{
    public string Icon { get; set; } = "arrow-right";

    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slot = new ActSlot();
        context.Items[typeof(ActSlot)] = slot;
        var body = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-next");
        output.Content.SetHtmlContent(new Markup().Raw(icons.Svg(Icon)).Open("div").Tag("strong", Title).Open("p").Raw(body).Close("p").Close("div").Raw(slot.Html).ToString());
    }
}

internal sealed class ActSlot
{
    public string Html { get; set; } = "";
}

/// <summary>Inside <c>&lt;next-step&gt;</c>: the act itself.</summary>
[HtmlTargetElement("act", ParentTag = "next-step")]
public sealed class ActTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((ActSlot)context.Items[typeof(ActSlot)]).Html = (await output.GetChildContentAsync()).GetContent();
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;note kind="warn" icon="alert-triangle"&gt;…&lt;/note&gt;</c>: a sentence that belongs to the page; kinds ok, warn, bad, run.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTag(Icons icons) : TagHelper
{
    public string Kind { get; set; } = "run";

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-note " + Kind);
        var icon = Icon ?? Kind switch { "ok" => "circle-check", "warn" => "alert-triangle", "bad" => "circle-x", _ => "info-circle" };
        output.Content.SetHtmlContent(icons.Svg(icon) + "<div>" + body + "</div>");
    }
}

/// <summary><c>&lt;empty-state title="…" icon="lock"&gt;why and what next&lt;/empty-state&gt;</c></summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTag(Icons icons, IStringLocalizer<UiWords> ui) : TagHelper
{
    public string? Title { get; set; }

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-empty");
        output.Content.SetHtmlContent(new Markup().Open("h2").Raw(Icon is null ? "" : icons.Svg(Icon) + " ").Text(Title ?? ui["empty.nothing"]).Close("h2").Raw(body).ToString());
    }
}

/// <summary><c>&lt;tabs&gt;&lt;tab href="?tab=messages" current="…" count="4"&gt;Mesajlar&lt;/tab&gt;&lt;/tabs&gt;</c>: each tab is an address.</summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTag(IStringLocalizer<UiWords> ui) : TagHelper
{
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-tabs");
        output.Attributes.SetAttribute("aria-label", Label ?? ui["sections"]);
    }
}

[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTag : TagHelper
{
    public string Href { get; set; } = "";

    public bool Current { get; set; }

    public long? Count { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        if (Current)
            output.Attributes.SetAttribute("aria-current", "true");
        if (Count is { } count)
            output.PostContent.AppendHtml(new Markup().Raw(" ").Tag("span", Show.Count(count), ("class", "n")).ToString());
    }
}

/// <summary><c>&lt;definition-list&gt;&lt;term name="@T["price"]"&gt;…&lt;/term&gt;&lt;/definition-list&gt;</c></summary>
[HtmlTargetElement("definition-list")]
public sealed class DefinitionListTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-dl");
    }
}

[HtmlTargetElement("term", ParentTag = "definition-list")]
public sealed class TermTag : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Extra classes of the value: <c>num</c>, <c>chg</c>.</summary>
    public string? Css { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = null;
        output.Content.SetHtmlContent(new Markup().Tag("dt", Name).Open("dd", ("class", Css)).Raw(body.Length == 0 ? Show.Missing : body).Close("dd").ToString());
    }
}

/// <summary>
/// <c>&lt;title-row title="…" lead="…"&gt;&lt;crumb href="/settlements/instructions"&gt;Talimatlar&lt;/crumb&gt; … &lt;actions&gt;…&lt;/actions&gt;&lt;/title-row&gt;</c>: where one is, what it is in
/// words, and what can be done, the one primary act last. What stands between is the line under the title.
/// </summary>
[HtmlTargetElement("title-row")]
public sealed partial class TitleRowTag(Icons icons, IStringLocalizer<UiWords> ui) : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>Set when the line under the title is a status sentence and not small facts.</summary>
    public bool State { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = new TitleSlots();
        context.Items[typeof(TitleSlots)] = slots;
        var body = (await output.GetChildContentAsync()).GetContent().Trim();
        ViewContext.ViewData["Title"] ??= Title;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-title");
        var m = new Markup().Open("div", ("class", "grow"));
        if (slots.Crumbs.Count > 0)
            m.Open("nav", ("class", "bo-crumb"), ("aria-label", ui["crumbs"])).Raw(string.Join("<span aria-hidden=\"true\">/</span>", slots.Crumbs)).Close("nav");
        m.Tag("h1", Title);
        if (body.Length > 0)
            m.Open("div", ("class", State ? "bo-state" : "meta")).Raw(body).Close("div");
        m.Close("div");
        var export = ViewContext.ViewData.Model is IExports list ? Export(list) : "";
        if (slots.Actions is not null || export.Length > 0)
            m.Open("div", ("class", "acts")).Raw(export).Raw(slots.Actions ?? "").Raw(More(slots.Actions ?? "")).Close("div");
        output.Content.SetHtmlContent(m.ToString());
    }

    /// <summary>What a narrow screen leaves out of the row of acts stands there in a menu: no act is without a way to it.</summary>
    private string More(string actions)
    {
        var left = LeftOut().Matches(actions);
        if (left.Count == 0)
            return "";
        var m = new Markup().Open("details", ("class", "bo-menu more")).Open("summary", ("class", "btn"), ("aria-label", ui["more-actions"])).Raw(icons.Svg("dots")).Close("summary").Open("div", ("class", "pop"));
        foreach (Match act in left)
            m.Raw(act.Value.Replace("btn not-sm", "", StringComparison.Ordinal));
        return m.Close("div").Close("details").ToString();
    }

    [GeneratedRegex("<(a|button)\\b[^>]*class=\"btn not-sm\".*?</\\1>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LeftOut();

    /// <summary>Every list can be taken along, in both forms, without its page saying so.</summary>
    private string Export(IExports list)
    {
        if (list.ExportLink(Lists.ListExport.Csv) is not { } csv)
            return "";
        var m = new Markup().Open("details", ("class", "bo-menu")).Open("summary", ("class", "btn")).Raw(icons.Svg("download")).Text(ui["export"]).Close("summary").Open("div", ("class", "pop"));
        m.Open("a", ("href", csv)).Raw(icons.Svg("file-text")).Text(ui["export.csv"]).Close("a");
        m.Open("a", ("href", list.ExportLink(Lists.ListExport.Xlsx))).Raw(icons.Svg("file-spreadsheet")).Text(ui["export.xlsx"]).Close("a");
        return m.Close("div").Close("details").ToString();
    }
}

internal sealed class TitleSlots
{
    public List<string> Crumbs { get; } = [];
    public string? Actions { get; set; }
}

[HtmlTargetElement("crumb", ParentTag = "title-row")]
public sealed class CrumbTag : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = (await output.GetChildContentAsync()).GetContent();
        ((TitleSlots)context.Items[typeof(TitleSlots)]).Crumbs.Add(
            Href is null ? $"<span class=\"code\" lang=\"en\">{text}</span>" : new Markup().Open("a", ("href", Href)).Raw(text).Close("a").ToString());
        output.SuppressOutput();
    }
}

[HtmlTargetElement("actions", ParentTag = "title-row")]
public sealed class ActionsTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((TitleSlots)context.Items[typeof(TitleSlots)]).Actions = (await output.GetChildContentAsync()).GetContent();
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;section-head title="…" text="…"&gt;links&lt;/section-head&gt;</c></summary>
[HtmlTargetElement("section-head")]
public sealed class SectionHeadTag : TagHelper
{
    public string Title { get; set; } = "";

    public string? Count { get; set; }

    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-sech");
        var m = new Markup().Open("h2").Text(Title);
        if (Count is not null)
            m.Raw(" ").Tag("span", Count, ("class", "t3"));
        m.Close("h2");
        if (Text is not null)
            m.Tag("p", Text);
        if (body.Length > 0)
            m.Open("div", ("class", "acts")).Raw(body).Close("div");
        output.Content.SetHtmlContent(m.ToString());
    }
}
