using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace BackOffice.Records.Search;

/// <summary>The search: words, what they find with the words marked, and classes and years to narrow it. All of it stands in the address.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "class")] public string? RecordClass { get; set; }

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public Find.Result Result { get; private set; } = null!;

    public async Task OnGetAsync() => Result = await mediator.Send(new Find.Query(Q, RecordClass, Year, After), HttpContext.RequestAborted);

    /// <summary>The same search with a class or a year chosen, or not any more.</summary>
    public string Address(string? recordClass, int? year, string? after = null) => Of("/records/search", recordClass, year, after);

    public string HoldAddress => Of("/records/holds/place", RecordClass, Year, null);

    private string Of(string path, string? recordClass, int? year, string? after) => path + QueryHelpers.AddQueryString("", new[]
    {
        new KeyValuePair<string, string?>("q", Q), new("class", recordClass), new("year", year?.ToString(CultureInfo.InvariantCulture)), new("after", after),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>A text with the words that were found marked.</summary>
    public static IHtmlContent Marked(string text, IReadOnlyList<Find.Mark> marks)
    {
        var content = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in marks)
        {
            content.Append(text[at..mark.Start]).AppendHtml("<mark>").Append(text.Substring(mark.Start, mark.Length)).AppendHtml("</mark>");
            at = mark.Start + mark.Length;
        }
        return content.Append(text[at..]);
    }
}
