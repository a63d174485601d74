using System.Reflection;
using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>One field of a record that two people changed: what it was, what the other made of it, what was typed here.</summary>
/// <param name="Name">Name of the input.</param>
/// <param name="Key">Word key of the label.</param>
public sealed record ConflictField(string Name, string Key, string Original, string Theirs, string Yours)
{
    public bool TheyChanged => Theirs != Original;

    public bool YouChanged => Yours != Original;

    /// <summary>Both changed it, to different values: only a person can say what stands.</summary>
    public bool Asks => TheyChanged && YouChanged && Theirs != Yours;
}

/// <summary>
/// The form of one person against the record of another. Fields that only one of them changed are merged; the rest is asked.
/// Nothing is asked to be typed again.
/// </summary>
public sealed class ConflictView(IReadOnlyList<ConflictField> fields)
{
    /// <summary>Prefix of the hidden inputs that remember what a field held when the form was first shown.</summary>
    public const string Was = "__was.";

    public IReadOnlyList<ConflictField> Fields => fields;

    /// <summary>Who saved in between, when the page knows.</summary>
    public string? Who { get; set; }

    public DateTimeOffset? At { get; set; }

    public bool Asks(string name) => fields.Any(f => f.Name == name && f.Asks);

    /// <summary>What the record holds now; the next saving is compared with this.</summary>
    public string? Now(string name) => fields.FirstOrDefault(f => f.Name == name)?.Theirs;

    /// <summary>Compares the posted form with the record as it is now, and lets the merged values and the new version stand in the form.</summary>
    internal static ConflictView? Merge(PageModel page, object theirs)
    {
        var bound = page.GetType().GetProperties().FirstOrDefault(p => p.IsDefined(typeof(BindPropertyAttribute)) && p.PropertyType == theirs.GetType());
        if (bound is null)
            return null;
        var form = page.Request.Form;
        var fields = new List<ConflictField>();
        foreach (var property in theirs.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = bound.Name + "." + property.Name;
            var now = Parts.Fields.Value(property.GetValue(theirs));
            if (property.Name == "Version")
            {
                Put(page, name, now);
                continue;
            }
            if (!form.TryGetValue(Was + name, out var was) || !form.TryGetValue(name, out var typed))
                continue;
            var field = new ConflictField(name, "field." + Invariant.Kebab(property.Name), was.ToString(), now, Same(typed[0] ?? "", property, page, name));
            fields.Add(field);
            if (field is { TheyChanged: true, YouChanged: false })
                Put(page, name, field.Theirs);
        }
        return new ConflictView(fields);
    }

    /// <summary>What was typed, in the form in which the record's value is written, so that 5,0 and 5 are no difference.</summary>
    private static string Same(string typed, PropertyInfo property, PageModel page, string name) =>
        page.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count == 0 && property.DeclaringType is { } type
            && page.GetType().GetProperties().FirstOrDefault(p => p.PropertyType == type)?.GetValue(page) is { } input
                ? Parts.Fields.Value(property.GetValue(input))
                : typed;

    private static void Put(PageModel page, string name, string value) => page.ModelState.SetModelValue(name, value, value);
}

/// <summary><c>&lt;conflict of="Model.Conflict" /&gt;</c>, first inside the form: original, theirs and yours, and a choice where only a person can make it.</summary>
[HtmlTargetElement("conflict", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConflictTag(Icons icons, Words words, FirmZone zone, IStringLocalizer<UiWords> ui) : TagHelper
{
    public ConflictView? Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of is null)
            return;
        var m = new Markup().Open("section", ("aria-label", ui["conflict.title"])).Open("div", ("class", "bo-note run"), ("role", "alert")).Raw(icons.Svg("git-merge"));
        m.Open("span").Tag("b", ui["conflict.title"], ("class", "b")).Raw("<br>");
        m.Text(Of is { Who: { } who, At: { } at } ? ui["conflict.text", who, Show.Instant(at, zone.Zone)] : ui["conflict.text-plain"]).Close("span").Close("div");
        m.Open("div", ("class", "bo-scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", ui["conflict.title"]));
        m.Open("table", ("class", "bo-t bo-cmp")).Tag("caption", ui["conflict.title"], ("class", "vh")).Raw("<thead><tr>");
        foreach (var head in new[] { "conflict.field", "conflict.original", "conflict.theirs", "conflict.yours", "conflict.keep" })
            m.Tag("th", ui[head], ("scope", "col"));
        m.Raw("</tr></thead><tbody>");
        foreach (var field in Of.Fields.Where(f => f.TheyChanged || f.YouChanged))
            Line(m, field);
        output.Content.SetHtmlContent(m.Raw("</tbody></table></div></section>").ToString());
    }

    private void Line(Markup m, ConflictField field)
    {
        m.Open("tr", ("class", field.Asks ? "diff" : null)).Tag("th", words[field.Key], ("scope", "row"));
        m.Tag("td", Said(field.Original)).Tag("td", field.TheyChanged ? Said(field.Theirs) : ui["conflict.unchanged"]).Tag("td", field.YouChanged ? Said(field.Yours) : ui["conflict.unchanged"]);
        m.Open("td");
        if (field.Asks)
        {
            // The first input of a name is the one that is read: the choice stands in for the field below.
            Choice(m, field.Name, field.Theirs, ui["conflict.keep-theirs"], false);
            Choice(m, field.Name, field.Yours, ui["conflict.keep-mine"], true);
            m.Open("input", ("type", "hidden"), ("name", ConflictView.Was + field.Name), ("value", field.Theirs));
        }
        else
            m.Raw(icons.Svg("check")).Raw(" ").Text(ui[field.YouChanged ? "conflict.merged-yours" : "conflict.merged-theirs"]);
        m.Raw("</td></tr>");
    }

    private static void Choice(Markup m, string name, string value, string word, bool chosen) =>
        m.Open("label").Open("input", ("type", "radio"), ("name", name), ("value", value), ("checked", chosen ? "" : null)).Raw(" ").Text(word).Close("label").Raw(" &nbsp; ");

    private static string Said(string value) => value.Length == 0 ? Show.Missing : value;
}
