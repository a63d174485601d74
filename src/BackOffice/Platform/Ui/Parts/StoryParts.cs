using System.Globalization;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>One line of a timeline, already in words.</summary>
/// <param name="Tone">warn, bad, ok, eyes or null: the colour of the icon.</param>
/// <param name="Status">Invariant code of a state shown at the end, with its word.</param>
/// <param name="Raw">A raw message, folded.</param>
public sealed record TimelineStep(
    DateTimeOffset At, string Icon, string Text, string? Who = null, string? Link = null, string? Tone = null,
    string? Status = null, string? StatusWord = null, string? Raw = null, IReadOnlyList<StoryLine>? Lines = null)
{
    /// <summary>A step of another room's telling, put into words.</summary>
    public static TimelineStep Of(StoryStep step, Words words) =>
        new(step.At, step.Icon, words.Of(step.TextKey, step.TextArgs), step.Actor, step.Link, Lines: step.Detail);
}

/// <summary><c>&lt;timeline steps="Model.Steps" title="…" /&gt;</c>: newest first; days are named where they change.</summary>
[HtmlTargetElement("timeline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimelineTag(Icons icons, FirmZone zone, IStringLocalizer<UiWords> ui) : TagHelper
{
    public required IEnumerable<TimelineStep> Steps { get; set; }

    public string? Title { get; set; }

    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var m = new Markup().Open("h2", ("class", "h3")).Text(Title ?? ui["timeline.title"]);
        if (Hint is not null)
            m.Raw(" ").Tag("span", Hint, ("class", "t3"));
        m.Close("h2").Open("ol", ("class", "bo-time"));
        DateOnly? day = null;
        foreach (var step in Steps.OrderByDescending(s => s.At))
        {
            var local = TimeZoneInfo.ConvertTime(step.At, zone.Zone);
            var own = DateOnly.FromDateTime(local.DateTime);
            if (day is null ? own != zone.Today : own != day)
                m.Open("li", ("class", "day")).Tag("span", Show.Day(own, weekday: true)).Close("li");
            day = own;
            Line(m, step, local);
        }
        output.Content.SetHtmlContent(m.Close("ol").ToString());
    }

    private void Line(Markup m, TimelineStep step, DateTimeOffset local)
    {
        m.Open("li").Tag("time", local.ToString("HH:mm", CultureInfo.InvariantCulture), ("datetime", Invariant.Instant(step.At)), ("title", Show.Instant(step.At, zone.Zone, seconds: true)));
        m.Open("span", ("class", "dot" + (step.Tone is null ? "" : " fg-" + step.Tone))).Raw(icons.Svg(step.Icon)).Close("span").Open("div");
        if (step.Link is not null)
            m.Tag("a", step.Text, ("href", step.Link));
        else
            m.Text(step.Text);
        if (step.Who is not null)
            m.Raw("<br>").Tag("span", step.Who, ("class", "who"));
        if (step.Lines is { Count: > 0 } lines)
            Lines(m, lines);
        if (step.Raw is not null)
            m.Open("details", ("class", "bo-raw")).Tag("summary", ui["timeline.raw"]).Open("pre", ("lang", "en"), ("tabindex", "0")).Text(step.Raw).Close("pre").Close("details");
        m.Close("div");
        if (step.Status is not null)
            m.Raw(StatusTag.Html(icons, step.Status, step.StatusWord ?? step.Status));
        m.Close("li");
    }

    private void Lines(Markup m, IReadOnlyList<StoryLine> lines)
    {
        m.Open("div", ("class", "bo-scroll")).Open("table", ("class", "bo-lines")).Open("thead", ("class", "vh")).Raw("<tr>");
        foreach (var head in new[] { "journal.account", "journal.description", "journal.debit", "journal.credit", "journal.unit" })
            m.Tag("th", ui[head], ("scope", "col"));
        m.Raw("</tr></thead><tbody>");
        foreach (var line in lines)
        {
            m.Open("tr").Open("th", ("scope", "row"), ("class", "code"), ("lang", "en")).Text(line.Account).Close("th").Tag("td", line.Name);
            m.Tag("td", Figure(line.Debit, line.Unit), ("class", "num")).Tag("td", Figure(line.Credit, line.Unit), ("class", "num"));
            m.Tag("td", line.Unit, ("class", "t3 s12"), ("lang", "en")).Close("tr");
        }
        m.Raw("</tbody></table></div>");
    }

    /// <summary>Three capitals are a currency, also where its purpose stands behind it; anything else counts pieces.</summary>
    private static string Figure(decimal? value, string unit)
    {
        var asset = unit.Split(" · ")[0];
        return value is null ? "" : asset is { Length: 3 } && asset.All(char.IsAsciiLetterUpper) ? Show.Money(value, asset) : Show.Quantity(value);
    }
}

/// <summary>One rule that was looked at: used, lost, or out of the race.</summary>
public enum WhyState { Used, Lost, Out }

/// <param name="Title">Which rule and what became of it.</param>
/// <param name="Text">What it says, or why it lost.</param>
public sealed record WhyRule(WhyState State, string Title, string? Text = null, string? Note = null);

/// <summary>
/// <c>&lt;why title="…" rules="Model.Rules" as-of="Model.At"&gt;one sentence&lt;/why&gt;</c>: the drawer beside a result: the rule used, the rules that lost, and why.
/// Goes into <c>.bo-split</c> as its second child.
/// </summary>
[HtmlTargetElement("why")]
public sealed class WhyTag(Icons icons, FirmZone zone, IStringLocalizer<UiWords> ui) : TagHelper
{
    public string? Title { get; set; }

    public IReadOnlyList<WhyRule> Rules { get; set; } = [];

    public DateTimeOffset? AsOf { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "aside";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-panel");
        output.Attributes.SetAttribute("aria-label", Title ?? ui["why.title"]);
        var m = new Markup().Open("header").Tag("h2", Title ?? ui["why.title"], ("class", "grow"));
        if (AsOf is { } at)
            m.Tag("time", Show.Instant(at, zone.Zone), ("class", "t3 s12 nowrap"), ("datetime", Invariant.Instant(at)));
        m.Close("header");
        if (Rules.Count > 0)
        {
            m.Open("section").Tag("h3", ui["why.considered"]).Open("ol", ("class", "bo-why"));
            foreach (var rule in Rules)
            {
                m.Open("li", ("class", rule.State == WhyState.Used ? "hit" : "out"));
                m.Open("span", ("class", rule.State == WhyState.Used ? "fg-ok" : null)).Raw(icons.Svg(rule.State switch { WhyState.Used => "circle-check", WhyState.Lost => "circle", _ => "ban" })).Close("span");
                m.Open("div").Tag(rule.State == WhyState.Used ? "b" : "span", rule.Title, ("class", rule.State == WhyState.Used ? "b" : null));
                if (rule.Text is not null)
                    m.Raw("<br>").Tag("span", rule.Text, ("class", rule.State == WhyState.Used ? null : "s12"));
                if (rule.Note is not null)
                    m.Raw("<br>").Tag("span", rule.Note, ("class", "t3 s12"));
                m.Raw("</div></li>");
            }
            m.Raw("</ol></section>");
        }
        output.Content.SetHtmlContent(m.Raw(body).ToString());
    }
}

/// <summary><c>&lt;panel-section title="…"&gt;…&lt;/panel-section&gt;</c> inside a <c>&lt;why&gt;</c> or any <c>.bo-panel</c>.</summary>
[HtmlTargetElement("panel-section")]
public sealed class PanelSectionTag : TagHelper
{
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "section";
        output.Content.SetHtmlContent((Title is null ? "" : new Markup().Tag("h3", Title).ToString()) + body);
    }
}

/// <summary>What a second person decides about.</summary>
/// <param name="Changes">Old and new value per field; field keys are put into words.</param>
/// <param name="Checksum">SHA-256 of the stored command, hex.</param>
public sealed record ApprovalCard(
    Guid Id, string Title, IReadOnlyList<FieldChange> Changes, string? Reason, string? Effect, string Maker, DateTimeOffset At, string Checksum,
    bool MayDecide, string? Limit = null, string? WhyNot = null);

/// <summary><c>&lt;approval-card of="Model.Card" /&gt;</c>: violet, because a person must act: what changes, why, who asked; approve, or reject with a reason.</summary>
/// <remarks>Posts to <c>?handler=Approve</c> and <c>?handler=Reject</c> of <c>action</c>, with <c>Approval</c>, <c>Sha256</c>, <c>Reason</c> and <c>RequestId</c>.</remarks>
[HtmlTargetElement("approval-card")]
public sealed class ApprovalCardTag(Icons icons, Words words, FirmZone zone, IStringLocalizer<UiWords> ui, IHtmlGenerator html) : TagHelper
{
    public required ApprovalCard Of { get; set; }

    /// <summary>The page whose handlers decide; this page unless given.</summary>
    public string? Action { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = (await output.GetChildContentAsync()).GetContent().Trim();
        var id = "approval-" + Of.Id.ToString("N");
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-eyes");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("aria-label", ui["approval.needed"]);
        var m = new Markup().Open("header").Raw(icons.Svg("eye-check")).Text(Of.Title);
        m.Tag("span", Of.MayDecide ? Of.Limit : Of.WhyNot, ("class", "t2")).Close("header").Open("div", ("class", "in")).Open("dl", ("class", "bo-dl"));
        if (Of.Changes.Count > 0)
        {
            m.Tag("dt", ui["approval.what"]).Open("dd", ("class", "chg"));
            foreach (var change in Of.Changes)
            {
                m.Open("div").Text(words[change.FieldKey]).Raw(" ");
                if (change.Old is not null)
                    m.Open("del").Tag("span", ui["approval.old"] + " ", ("class", "vh")).Text(change.Old).Close("del").Raw(" → ");
                m.Open("ins").Tag("span", ui["approval.new"] + " ", ("class", "vh")).Text(change.New ?? Show.Missing).Close("ins").Close("div");
            }
            m.Close("dd");
        }
        Term(m, "reason", Of.Reason);
        Term(m, "approval.effect", Of.Effect);
        Term(m, "approval.maker", Of.Maker + " · " + Show.Instant(Of.At, zone.Zone, seconds: true));
        m.Tag("dt", ui["approval.checksum"]).Open("dd", ("class", "code t3 s12")).Tag("span", Short(Of.Checksum), ("lang", "en"), ("title", Of.Checksum)).Close("dd").Close("dl");
        m.Raw(body);
        output.Content.SetHtmlContent(m.ToString());
        if (Of.MayDecide)
            Decide(output, id);
        else
            output.Content.AppendHtml(new Markup().Tag("p", Of.WhyNot ?? ui["approval.not-yours"], ("class", "t2")).ToString());
        output.Content.AppendHtml("</div>");
    }

    private void Decide(TagHelperOutput output, string id)
    {
        var action = Action ?? ViewContext.HttpContext.Request.Path;
        var m = new Markup().Open("div", ("class", "acts"));
        m.Open("form", ("method", "post"), ("action", action + "?handler=Approve"));
        Hidden(output, m);
        output.Content.AppendHtml(new Markup().Open("button", ("class", "btn next"), ("data-key", "y")).Text(ui["approve"]).Raw(" ").Tag("kbd", "y").Close("button").Close("form").ToString());
        m = new Markup().Open("details", ("class", "bo-menu")).Open("summary", ("class", "btn"), ("data-key", "d")).Text(ui["reject"]).Raw(" ").Tag("kbd", "d").Close("summary");
        m.Open("form", ("class", "pop bo-form"), ("method", "post"), ("action", action + "?handler=Reject"));
        m.Open("div", ("class", "f")).Tag("label", ui["approval.reject-reason"], ("for", id + "-reason")).Tag("textarea", "", ("id", id + "-reason"), ("name", "Reason"), ("rows", "3")).Close("div");
        Hidden(output, m);
        output.Content.AppendHtml(new Markup().Tag("button", ui["reject"], ("class", "btn danger")).Close("form").Close("details")
            .Tag("span", ui["approval.pair"], ("class", "t3 s12")).Close("div").ToString());
    }

    private void Hidden(TagHelperOutput output, Markup m)
    {
        m.Open("input", ("type", "hidden"), ("name", "Approval"), ("value", Of.Id.ToString())).Open("input", ("type", "hidden"), ("name", "RequestId"), ("value", Guid.CreateVersion7().ToString()))
            .Open("input", ("type", "hidden"), ("name", "Sha256"), ("value", Of.Checksum));
        output.Content.AppendHtml(m.ToString());
        output.Content.AppendHtml(html.GenerateAntiforgery(ViewContext));
    }

    private void Term(Markup m, string key, string? text)
    {
        if (text is { Length: > 0 })
            m.Tag("dt", ui[key]).Tag("dd", text);
    }

    private static string Short(string checksum) =>
        checksum.Length > 16 ? $"{checksum[..4]} {checksum[4..8]} … {checksum[^4..]}" : checksum;
}

/// <summary>How far a job is.</summary>
/// <param name="State">Invariant code: queued, running, done, failed, cancelled.</param>
public sealed record JobProgress(Guid Id, string Title, string State, string StateWord, long Processed, long? Total, long Rejected, string? Step = null, double? RowsPerSecond = null, string? RejectedLink = null, bool CanCancel = false);

/// <summary><c>&lt;job-progress of="Model.Progress" stream="/jobs/ID/stream" /&gt;</c>: a bar with words; while it runs it follows the stream, and a reload loses nothing.</summary>
/// <remarks>The stream sends <c>event: progress</c> with this same part as its data (<c>JobProgressTag.Html</c>) and <c>event: end</c> when the job has ended; the page then loads anew.</remarks>
[HtmlTargetElement("job-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JobProgressTag(Icons icons, IStringLocalizer<UiWords> ui) : TagHelper
{
    public required JobProgress Of { get; set; }

    public string? Stream { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var runs = Of.State is "queued" or "running";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bo-job bo-col");
        if (runs && Stream is not null)
            output.Attributes.SetAttribute("data-job", Stream);
        output.Content.SetHtmlContent(Html(Of, icons, ui));
    }

    /// <summary>The inside of the part, also what the stream sends.</summary>
    public static string Html(JobProgress job, Icons icons, IStringLocalizer<UiWords> ui)
    {
        var m = new Markup().Open("p", ("class", "h3")).Text(job.Title).Raw(" ").Raw(StatusTag.Html(icons, job.State, job.Step is null ? job.StateWord : $"{job.StateWord}: {job.Step}")).Close("p");
        var said = job.Total is { } total ? ui["job.rows", Show.Count(job.Processed), Show.Count(total)] : ui["job.processed", Show.Count(job.Processed)];
        m.Tag("progress", said, ("max", (job.Total ?? Math.Max(1, job.Processed)).ToString(CultureInfo.InvariantCulture)), ("value", job.Processed.ToString(CultureInfo.InvariantCulture)), ("aria-label", said));
        m.Open("p", ("class", "bo-state s12 t2")).Open("span").Text(said);
        if (job.RowsPerSecond is > 0 and { } rate)
        {
            m.Raw(" · ").Text(ui["job.rate", Show.Count((long)rate)]);
            if (job.Total is { } all && all > job.Processed)
                m.Raw(" · ").Text(ui["job.left", Show.Count((long)Math.Ceiling((all - job.Processed) / rate))]);
        }
        if (job.Rejected > 0)
        {
            m.Raw(" · ");
            if (job.RejectedLink is not null)
                m.Tag("a", ui["job.rejected", Show.Count(job.Rejected)], ("class", "u"), ("href", job.RejectedLink));
            else
                m.Text(ui["job.rejected", Show.Count(job.Rejected)]);
        }
        m.Close("span").Close("p");
        if (job.State is "queued" or "running")
            m.Tag("p", ui["job.stays"], ("class", "s12 t3"));
        return m.ToString();
    }
}

/// <summary><c>&lt;funnel done="381" matched="28" failed="3" total="412" words="…" /&gt;</c>: how far the day is, as a bar with its numbers spoken.</summary>
[HtmlTargetElement("funnel", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FunnelTag : TagHelper
{
    public long Done { get; set; }

    public long Matched { get; set; }

    public long Failed { get; set; }

    public long Total { get; set; }

    /// <summary>The same in words.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var m = new Markup().Open("svg", ("class", "bar"), ("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", Label));
        var x = 0d;
        foreach (var (css, count) in new[] { ("ok", Done), ("run", Matched), ("bad", Failed) })
        {
            if (count <= 0 || Total <= 0)
                continue;
            var width = Math.Min(100 - x, 100d * count / Total);
            m.Open("rect", ("class", css), ("x", Markup.Number(x)), ("width", Markup.Number(width)), ("height", "8")).Close("rect");
            x += width;
        }
        output.Content.SetHtmlContent(m.Close("svg").ToString());
    }
}

/// <summary><c>&lt;cut-off at="Model.CutOff" /&gt;</c>: a clock that counts down, amber in the last hour, locked when closed.</summary>
[HtmlTargetElement("cut-off", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CutOffTag(Icons icons, TimeProvider clock, IStringLocalizer<UiWords> ui) : TagHelper
{
    public DateTimeOffset? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is not { } at)
        {
            output.Attributes.SetAttribute("class", "t3");
            output.Content.SetContent(Show.Missing);
            return;
        }
        var now = clock.GetUtcNow();
        var left = at - now;
        output.Attributes.SetAttribute("class", left <= TimeSpan.Zero ? "cnt t2" : left < TimeSpan.FromHours(1) ? "cnt fg-warn" : "cnt");
        var m = new Markup().Raw(icons.Svg(left > TimeSpan.Zero ? "clock" : "lock"));
        if (left > TimeSpan.Zero)
            m.Tag("span", $"{(int)left.TotalHours:00}:{left.Minutes:00}:{left.Seconds:00}", ("data-until", Invariant.Instant(at)), ("data-now", Invariant.Instant(now)));
        else
            m.Text(ui["clock.closed"]);
        output.Content.SetHtmlContent(m.ToString());
    }
}
