using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BackOffice.Messages.Documents;

/// <summary>What a reader of an HTML page would see, without scripts and styles. Nothing is fetched and nothing runs.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "iframe", "object", "svg", "head" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "table", "ul", "ol", "blockquote", "pre", "dt", "dd",
    };

    public static void Read(Stream content, Taken taken)
    {
        using var document = new HtmlParser().ParseDocument(content);
        if (document.Title is { Length: > 0 } title)
            taken.Add(title + "\n");
        Walk(document.Body, taken);
    }

    public static void Read(string html, Taken taken)
    {
        using var document = new HtmlParser().ParseDocument(html);
        Walk(document.Body, taken);
    }

    // Without recursion: a page may nest a hundred thousand elements.
    private static void Walk(INode? root, Taken taken)
    {
        for (var node = root; node is not null && !taken.IsFull;)
        {
            if (node is IText text)
                taken.Add(text.Data);
            else if (node is IElement element && Blocks.Contains(element.LocalName))
                taken.Add("\n");
            var enter = node.FirstChild is not null && !(node is IElement hidden && Unseen.Contains(hidden.LocalName));
            if (enter)
            {
                node = node.FirstChild;
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is IElement closed && Blocks.Contains(closed.LocalName))
                    taken.Add("\n");
            }
            node = node is null || node == root ? null : node.NextSibling;
        }
    }
}
