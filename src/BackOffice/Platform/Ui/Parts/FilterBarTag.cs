using BackOffice.Platform.Lists;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>
/// <c>&lt;filter-bar of="Model.Sheet" /&gt;</c>: what narrows the list, as chips that can be taken away, a text box, and the fields behind
/// "Filters". What is typed is posted, read in the reader's language, and comes back as an address.
/// </summary>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBarTag(Icons icons, Words words, IStringLocalizerFactory factory, IStringLocalizer<UiWords> ui, IHtmlGenerator html, IEnumerable<IKnownCodes> codes) : TagHelper
{
    public required ISheet Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Word(string key) => factory.Create(Of.Words)[key] is { ResourceNotFound: false } word ? word.Value : words[key];

    private ModelStateDictionary Errors => ViewContext.ModelState;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var keep = Of.Request with { After = null, Values = new Dictionary<string, string>(Of.Request.Values) };
        var action = request.Path + keep.ToQueryString();
        action += (action.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=Filter";
        // The box is for what is typed; what is chosen from a few stands among the fields.
        var known = await Known();
        var text = Of.Filters.FirstOrDefault(f => f.Kind == FilterKind.Text && !known.ContainsKey(f.Key));
        var fields = Of.Filters.Where(f => f != text).ToList();
        var id = "filter-" + Of.Name;

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", action);
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", ui["filter.label"]);

        // Where nothing can be typed there is no box that looks as if; its fields stand open until one is chosen.
        var chosen = fields.Exists(f => f.Parameters.Any(p => Of.Request[p] is not null));
        var open = !Errors.IsValid || (text is null && !chosen);
        var m = new Markup().Open("div", ("class", "bo-filter")).Open("div", ("class", text is null ? "bo-chips" : "bo-query"));
        if (text is not null)
            m.Raw(icons.Svg("search"));
        // A searched text stands in the box itself.
        foreach (var field in fields)
            Chips(m, field, request.Path);
        if (text is not null)
        {
            var lookup = LookupOf(text);
            if (lookup is not null)
                m.Open("div", ("class", "bo-find grow"));
            m.Open("input", [("type", "text"), ("name", text.Key), ("value", Of.Request[text.Key] ?? ""), ("aria-label", Word(text.Word)), ("placeholder", text.Key == "q" ? ui["filter.hint"].Value : Word(text.Word)), ("autocomplete", "off"), .. Finds(lookup)]);
            if (lookup is not null)
                m.Close("div");
            m.Tag("kbd", "/");
        }
        m.Close("div");
        if (fields.Count > 0)
        {
            m.Open("button", ("class", "btn"), ("type", "button"), ("data-toggle", id), ("aria-controls", id), ("aria-expanded", open ? "true" : "false"))
                .Raw(icons.Svg("adjustments")).Text(ui["filter.more"]).Close("button");
        }
        if (text is not null)
            m.Tag("button", ui["filter.apply"], ("class", "btn"));
        m.Raw((await output.GetChildContentAsync()).GetContent());
        m.Close("div");
        if (fields.Count > 0)
        {
            m.Open("div", ("class", "bo-fields"), ("id", id), ("hidden", open ? null : ""));
            foreach (var field in fields)
            {
                if (known.TryGetValue(field.Key, out var few))
                    Select(m, field.Key, Word(field.Word), few.Select(c => (c.Code, c.Name is null ? c.Code : $"{c.Code} · {c.Name}")));
                else
                    Inputs(m, field);
            }
            m.Open("div", ("class", "acts")).Tag("button", ui["filter.apply"], ("class", "btn next")).Tag("a", ui["empty.clear"], ("class", "btn quiet"), ("href", request.Path)).Close("div");
            m.Close("div");
        }
        output.Content.SetHtmlContent(m.ToString());
        output.Content.AppendHtml(html.GenerateAntiforgery(ViewContext));
    }

    private void Chips(Markup m, IFilterField field, string path)
    {
        foreach (var parameter in field.Parameters)
        {
            if (Of.Request[parameter] is not { } value)
                continue;
            var name = Word(field.Word);
            var shown = Said(field, parameter, value);
            m.Open("span", ("class", "bo-chip")).Text(name).Tag("b", shown);
            m.Open("a", ("href", path + Of.Request.With(parameter, null).ToQueryString()), ("aria-label", ui["filter.remove", name + " " + shown])).Raw(icons.Svg("x")).Close("a").Close("span");
        }
    }

    /// <summary>A value of the address as people read it.</summary>
    private string Said(IFilterField field, string parameter, string value)
    {
        switch (field.Kind)
        {
            case FilterKind.Days or FilterKind.Day when Invariant.TryDay(value, out var day):
                return End(field, parameter, Show.Day(day), "filter.from", "filter.to");
            case FilterKind.Amounts when Invariant.TryDecimal(value, out var amount):
                return End(field, parameter, Show.Money(amount), "filter.min", "filter.max");
            case FilterKind.YesNo:
                return ui[value == "yes" ? "yes" : "no"];
            case FilterKind.Choice:
                var negated = value.StartsWith('!');
                var chosen = (negated ? value[1..] : value).Split(',').Select(v => field.Choices.FirstOrDefault(c => c.Value == v)?.WordKey is { } key ? Word(key) : v);
                var list = string.Join(", ", chosen);
                return negated ? ui["filter.not", list].Value : list;
            default:
                return value.StartsWith('!') ? ui["filter.not", value[1..]].Value : value;
        }
    }

    private string End(IFilterField field, string parameter, string shown, string first, string last) =>
        field.Parameters.Count == 1 ? shown : ui[parameter == field.Parameters[0] ? first : last, shown];

    /// <summary>Codes to choose from where a filter takes any code and the firm has but a few.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<KnownCode>>> Known()
    {
        var known = new Dictionary<string, IReadOnlyList<KnownCode>>(StringComparer.Ordinal);
        foreach (var field in Of.Filters.Where(IsCode))
        {
            foreach (var source in codes)
            {
                if (await source.Of(field.Key, ViewContext.HttpContext.RequestAborted) is not { } few)
                    continue;
                known[field.Key] = few;
                break;
            }
        }
        return known;
    }

    private string? LookupOf(IFilterField field) => IsCode(field) ? codes.Select(source => source.LookupOf(field.Key)).FirstOrDefault(address => address is not null) : null;

    private static bool IsCode(IFilterField field) => field.Kind is FilterKind.Choice or FilterKind.Text && field.Choices.Count == 0;

    private void Inputs(Markup m, IFilterField field)
    {
        var name = Word(field.Word);
        switch (field.Kind)
        {
            case FilterKind.Choice when field.Choices.Count > 0:
                Select(m, field.Key, name, Ordered([.. field.Choices.Select(c => (c.Value, c.WordKey is { } key ? Word(key) : c.Value))]));
                break;
            case FilterKind.YesNo:
                Select(m, field.Key, name, [("yes", ui["yes"]), ("no", ui["no"])]);
                break;
            case FilterKind.Days:
                Text(m, field.Parameters[0], ui["filter.is-from", name], ui["field.date-help"]);
                Text(m, field.Parameters[1], ui["filter.is-to", name], ui["field.date-help"]);
                break;
            case FilterKind.Amounts:
                Text(m, field.Parameters[0], ui["filter.is-min", name], null, number: true);
                Text(m, field.Parameters[1], ui["filter.is-max", name], null, number: true);
                break;
            default:
                var lookup = LookupOf(field);
                var help = field.Kind == FilterKind.Day ? ui["field.date-help"].Value : lookup is null ? null : ui["field.lookup-help"].Value;
                Text(m, field.Key, name, help, plain: field.Kind == FilterKind.Text || lookup is not null, lookup: lookup);
                break;
        }
    }

    /// <summary>A few choices stand in their own order (a life cycle); many are looked up by their letters.</summary>
    private static IEnumerable<(string Value, string Word)> Ordered(IReadOnlyList<(string Value, string Word)> choices) =>
        choices.Count <= 20 ? choices : choices.OrderBy(c => c.Word, StringComparer.CurrentCulture);

    private void Select(Markup m, string parameter, string name, IEnumerable<(string Value, string Word)> options)
    {
        var current = Of.Request[parameter];
        m.Open("div", ("class", "f")).Tag("label", name, ("for", "f-" + parameter)).Open("select", ("id", "f-" + parameter), ("name", parameter));
        m.Tag("option", ui["all"], ("value", ""));
        var known = false;
        foreach (var (value, word) in options)
        {
            known |= value == current;
            m.Tag("option", word, ("value", value), ("selected", value == current ? "" : null));
        }
        // Several values or "all but" come from links; the form keeps them as one choice.
        if (current is not null && !known)
            m.Tag("option", current, ("value", current), ("selected", ""));
        m.Close("select").Close("div");
    }

    private void Text(Markup m, string parameter, string name, string? help, bool number = false, bool plain = false, string? lookup = null)
    {
        var error = Errors.TryGetValue(parameter, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var typed = ViewContext.ViewData["TypedFilters"] is IReadOnlyDictionary<string, string> given ? given.GetValueOrDefault(parameter) : null;
        var value = typed ?? (Of.Request[parameter] is { } text ? plain ? text : number ? Number(text) : DayText(text) : "");
        var described = string.Join(' ', new[] { help is null ? null : $"f-{parameter}-h", error is null ? null : $"f-{parameter}-e" }.OfType<string>());
        m.Open("div", ("class", error is null ? "f" : "f bad")).Tag("label", name, ("for", "f-" + parameter));
        if (help is not null)
            m.Tag("span", help, ("class", "help"), ("id", $"f-{parameter}-h"));
        if (error is not null)
            m.Open("span", ("class", "err"), ("id", $"f-{parameter}-e")).Raw(icons.Svg("alert-triangle")).Text(error).Close("span");
        if (lookup is not null)
            m.Open("div", ("class", "bo-find"));
        m.Open("input", [("type", "text"), ("id", "f-" + parameter), ("name", parameter), ("value", value), ("class", number ? "num" : null), ("inputmode", number ? "decimal" : null),
            ("aria-describedby", described.Length == 0 ? null : described), ("aria-invalid", error is null ? null : "true"), ("autocomplete", "off"), .. Finds(lookup)]);
        if (lookup is not null)
            m.Close("div");
        m.Close("div");
    }

    /// <summary>What makes a box one that finds codes by what is typed.</summary>
    private static (string Name, string? Value)[] Finds(string? lookup) => lookup is null ? []
        : [("data-lookup", lookup), ("role", "combobox"), ("aria-autocomplete", "list"), ("aria-expanded", "false")];

    private static string Number(string text) => Invariant.TryDecimal(text, out var value) ? Show.Quantity(value) : text;

    private static string DayText(string text) => Invariant.TryDay(text, out var day) ? Fields.Day(day) : text;
}
