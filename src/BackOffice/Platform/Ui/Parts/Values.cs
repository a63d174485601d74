using System.Globalization;
using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace BackOffice.Platform.Ui.Parts;

/// <summary><c>&lt;status of="Model.State" prefix="instruction.state" /&gt;</c>: the state as icon, shape and word, the same everywhere.</summary>
[HtmlTargetElement("status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTag(Icons icons, Words words) : TagHelper
{
    /// <summary>An enum, or its invariant code in kebab-case.</summary>
    public object? Of { get; set; }

    /// <summary>Words of the values: <c>PREFIX.VALUE</c>; <c>status</c> unless given.</summary>
    public string Prefix { get; set; } = "status";

    /// <summary>The word itself, when it is not a fixed one ("Step 2 of 3").</summary>
    public string? Word { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of is null)
        {
            output.Content.SetContent(Show.Missing);
            return;
        }
        var code = Of as string ?? Invariant.Kebab(Of.ToString() ?? "");
        output.Content.SetHtmlContent(Html(icons, code, Word ?? words[$"{Prefix}.{code}"]));
    }

    internal static string Html(Icons icons, string code, string word)
    {
        var look = Statuses.Of(code);
        return $"<span class=\"st {look.Look}{(look.Person ? " person" : "")}\">{icons.Svg(look.Icon)}{System.Net.WebUtility.HtmlEncode(Show.Begun(word))}</span>";
    }
}

/// <summary><c>&lt;money value="Model.Amount" currency="@Model.Currency" /&gt;</c>: full precision, the currency quiet behind it.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTag : TagHelper
{
    public decimal? Value { get; set; }

    public string? Currency { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "figure");
        output.Content.SetContent(Show.Money(Value, Currency));
        if (Value is not null && Currency is not null)
            output.Content.AppendHtml($" <span class=\"t3 s12\" lang=\"en\">{System.Net.WebUtility.HtmlEncode(Currency)}</span>");
    }
}

/// <summary><c>&lt;qty value="Model.Quantity" /&gt;</c>: a quantity, price or rate with every digit it has.</summary>
[HtmlTargetElement("qty", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QuantityTag : TagHelper
{
    public decimal? Value { get; set; }

    public string? Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "figure");
        output.Content.SetContent(Show.Quantity(Value));
        if (Value is not null && Unit is not null)
            output.Content.AppendHtml($" <span class=\"t3 s12\">{System.Net.WebUtility.HtmlEncode(Unit)}</span>");
    }
}

/// <summary><c>&lt;day value="Model.SettlesOn" weekday /&gt;</c>: a business day; it has no time and no zone.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTag : TagHelper
{
    public DateOnly? Value { get; set; }

    public bool Weekday { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is { } day)
            output.Attributes.SetAttribute("datetime", Invariant.Day(day));
        output.Content.SetContent(Show.Day(Value, Weekday));
    }
}

/// <summary><c>&lt;instant value="Model.At" /&gt;</c>: a moment in the firm's zone; <c>seconds</c> where they matter, <c>time-only</c> where the day is clear.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTag(FirmZone zone) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public bool Seconds { get; set; }

    public bool TimeOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } instant)
        {
            output.Content.SetContent(Show.Missing);
            return;
        }
        output.Attributes.SetAttribute("datetime", Invariant.Instant(instant));
        output.Content.SetContent(TimeOnly
            ? TimeZoneInfo.ConvertTime(instant, zone.Zone).ToString(Seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture)
            : Show.Instant(instant, zone.Zone, Seconds));
    }
}

/// <summary><c>&lt;code-text&gt;@Model.Isin&lt;/code-text&gt;</c>: an invariant code; marked as English so that no Turkish casing touches it.</summary>
[HtmlTargetElement("code-text")]
public sealed class CodeTextTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "code");
        output.Attributes.SetAttribute("lang", "en");
    }
}
