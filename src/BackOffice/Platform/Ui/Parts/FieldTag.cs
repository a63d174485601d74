using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>
/// <c>&lt;field for="Input.Amount" label="@T["amount"]" unit="TRY" /&gt;</c>: label above, help, what is wrong, then the input; all tied together
/// for those who listen. The input follows the type: figures, days, choices, files, yes or no.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTag(Icons icons, Words words, IStringLocalizer<UiWords> ui) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Else the word <c>field.NAME</c>, NAME in kebab-case.</summary>
    public string? Label { get; set; }

    public string? Help { get; set; }

    /// <summary>text, decimal, date, choice, radio, textarea, file, checkbox, password, lookup, hidden, number; found from the type when left out.</summary>
    public string? Type { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Prefix of the words of an enum's values.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands behind the input: a currency, a per cent sign.</summary>
    public string? Unit { get; set; }

    /// <summary>Width class that hints the length: w4, w8, w12; empty is the full width of the form's column.</summary>
    public string? Width { get; set; }

    public bool Optional { get; set; }

    public bool Readonly { get; set; }

    /// <summary>Address that answers <c>?q=</c> with <c>[{value, label, note}]</c>.</summary>
    public string? Lookup { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>Accepted file types, as in <c>accept</c>.</summary>
    public string? Accept { get; set; }

    public int? Rows { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = Fields.Id(name);
        var kind = Type ?? Kind();
        var error = Fields.Error(ViewContext.ModelState, name);
        var value = Fields.Shown(ViewContext, For, name, Unit);
        var help = Help ?? (kind == "date" ? ui["field.date-help"] : kind == "lookup" ? ui["field.lookup-help"].Value : null);
        var word = Label ?? words["field." + Invariant.Kebab(For.Metadata.PropertyName ?? name)];

        output.TagName = null;
        var m = new Markup();
        if (kind == "hidden")
        {
            output.Content.SetHtmlContent(m.Open("input", ("type", "hidden"), ("name", name), ("value", value)).ToString());
            return;
        }
        if (ViewContext.ViewData["Conflict"] is ConflictView conflict && conflict.Asks(name))
        {
            // The choice stands in the comparison above; a second input would contradict it.
            return;
        }
        var described = string.Join(' ', new[] { help is null ? null : id + "-h", error is null ? null : id + "-e" }.OfType<string>());
        var a = new Attributes(name, id, value, error is not null, described.Length == 0 ? null : described);

        m.Open("div", ("class", $"f{(error is null ? "" : " bad")}{(kind == "textarea" ? " wide" : "")}"));
        var group = kind == "radio";
        if (group)
            m.Open("fieldset", ("aria-describedby", a.Described)).Open("legend").Text(word);
        else if (kind != "checkbox")
            m.Open("label", ("for", id)).Text(word);
        if (kind != "checkbox")
        {
            if (Optional)
                m.Raw(" ").Tag("span", ui["optional"], ("class", "opt-mark"));
            m.Close(group ? "legend" : "label");
        }
        if (help is not null)
            m.Tag("span", help, ("class", "help"), ("id", id + "-h"));
        if (error is not null)
            m.Open("span", ("class", "err"), ("id", id + "-e")).Raw(icons.Svg("alert-triangle")).Text(error).Close("span");
        Input(m, kind, a, word);
        if (group)
            m.Close("fieldset");
        m.Close("div");
        if (context.Items.ContainsKey(typeof(CommandFormTag)) && kind is not ("file" or "password"))
            m.Open("input", ("type", "hidden"), ("name", ConflictView.Was + name), ("value", Was(name)));
        output.Content.SetHtmlContent(m.ToString());
    }

    private readonly record struct Attributes(string Name, string Id, string Value, bool Wrong, string? Described);

    private void Input(Markup m, string kind, Attributes a, string word)
    {
        var invalid = a.Wrong ? "true" : null;
        switch (kind)
        {
            case "choice":
                m.Open("select", ("id", a.Id), ("name", a.Name), ("class", Width), ("aria-invalid", invalid), ("aria-describedby", a.Described));
                foreach (var option in Choices())
                    m.Tag("option", option.Text, ("value", option.Value), ("selected", option.Value == a.Value ? "" : null));
                m.Close("select");
                break;
            case "radio":
                m.Open("div", ("class", "opts"));
                foreach (var option in Choices().Where(o => o.Value.Length > 0))
                    m.Open("label").Open("input", ("type", "radio"), ("name", a.Name), ("value", option.Value), ("id", option.Value == Choices().First(o => o.Value.Length > 0).Value ? a.Id : null), ("checked", option.Value == a.Value ? "" : null)).Text(option.Text).Close("label");
                m.Close("div");
                break;
            case "checkbox":
                m.Open("label", ("class", "opt")).Open("input", ("type", "checkbox"), ("id", a.Id), ("name", a.Name), ("value", "true"), ("checked", a.Value.Contains("true", StringComparison.OrdinalIgnoreCase) ? "" : null), ("aria-describedby", a.Described)).Text(word).Close("label");
                m.Open("input", ("type", "hidden"), ("name", a.Name), ("value", "false"));
                break;
            case "textarea":
                m.Tag("textarea", a.Value, ("id", a.Id), ("name", a.Name), ("rows", (Rows ?? 3).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("aria-invalid", invalid), ("aria-describedby", a.Described));
                break;
            case "file":
                m.Open("input", ("type", "file"), ("id", a.Id), ("name", a.Name), ("accept", Accept), ("aria-invalid", invalid), ("aria-describedby", a.Described));
                break;
            default:
                Text(m, kind, a, invalid);
                break;
        }
    }

    private void Text(Markup m, string kind, Attributes a, string? invalid)
    {
        var number = kind is "decimal" or "number";
        var css = string.Join(' ', new[] { Width ?? (kind is "date" ? "w8" : number ? "w12" : null), number ? "num" : null }.OfType<string>());
        if (Unit is not null)
            m.Open("span", ("class", "pair"));
        if (kind == "lookup")
            m.Open("div", ("class", "bo-find"));
        m.Open("input",
            ("type", kind == "password" ? "password" : "text"), ("id", a.Id), ("name", a.Name), ("value", kind == "password" ? null : a.Value), ("class", css.Length == 0 ? null : css),
            ("inputmode", number ? "decimal" : null), ("readonly", Readonly ? "" : null), ("placeholder", Placeholder),
            ("autocomplete", Autocomplete ?? (kind == "text" ? null : "off")), ("data-lookup", kind == "lookup" ? Lookup : null),
            ("role", kind == "lookup" ? "combobox" : null), ("aria-autocomplete", kind == "lookup" ? "list" : null), ("aria-expanded", kind == "lookup" ? "false" : null),
            ("aria-invalid", invalid), ("aria-describedby", a.Described));
        if (kind == "lookup")
            m.Close("div");
        if (Unit is not null)
            m.Tag("span", Unit, ("class", "unit")).Close("span");
    }

    private IEnumerable<SelectListItem> Choices()
    {
        if (Options is not null)
            return Options;
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        var values = type.IsEnum ? Enum.GetNames(type).Select(n => new SelectListItem(words[$"{Prefix ?? Invariant.Kebab(type.Name)}.{Invariant.Kebab(n)}"], n)) : [];
        return Optional || Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) is not null ? values.Prepend(new SelectListItem(ui["choose"], "")) : values;
    }

    private string Kind()
    {
        if (Lookup is not null)
            return "lookup";
        if (Options is not null)
            return "choice";
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        return type switch
        {
            _ when type == typeof(decimal) => "decimal",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(bool) => "checkbox",
            _ when type == typeof(int) || type == typeof(long) => "number",
            _ when type.IsEnum => "choice",
            _ when typeof(IFormFile).IsAssignableFrom(type) => "file",
            _ => "text",
        };
    }

    /// <summary>What the field held when the form was first shown, to tell later who changed what.</summary>
    private string Was(string name) =>
        ViewContext.HttpContext.Request.HasFormContentType && ViewContext.HttpContext.Request.Form.TryGetValue(ConflictView.Was + name, out var was)
            ? ViewContext.ViewData["Conflict"] is ConflictView conflict ? conflict.Now(name) ?? was.ToString() : was.ToString()
            : Fields.Value(For.Model);
}
