using System.Text;
using System.Text.RegularExpressions;

namespace BackOffice.Messages.Documents;

/// <summary>The text of a document, for search; or why there is none.</summary>
/// <param name="Problem">Null when it was read: <c>text.broken</c>, <c>text.locked</c>, <c>text.too-large</c>, <c>text.empty</c>.</param>
/// <param name="IsCut">The document goes on where the text ends.</param>
public sealed partial record DocumentText(string Text, string? Problem = null, bool IsCut = false)
{
    /// <summary>Letters kept of one document, some four hundred dense pages.</summary>
    public const int CharactersMax = 1_000_000;

    /// <summary>A larger file is kept, and found by its name and title; what it says is not looked for.</summary>
    public const long BytesMax = 64L * 1024 * 1024;

    public static DocumentText Failed(string problem) => new("", problem);

    /// <summary>Reads the text of a document of a kind that has one. Whatever the bytes are, it answers.</summary>
    /// <param name="content">Can seek; not closed.</param>
    public static DocumentText Read(DocumentKind kind, Stream content, CancellationToken cancellationToken = default)
    {
        if (content.Length > BytesMax)
            return Failed("text.too-large");
        var taken = new Taken(CharactersMax);
        try
        {
            switch (kind.Name)
            {
                case "pdf":
                    if (!PdfText.Read(content, taken, cancellationToken))
                        return Failed("text.locked");
                    break;
                case "docx":
                    DocxText.Read(content, taken);
                    break;
                case "html":
                    HtmlText.Read(content, taken);
                    break;
                case "eml":
                    EmailText.Read(content, taken, cancellationToken);
                    break;
                case "txt":
                    PlainText.Read(content, taken);
                    break;
                default:
                    return Failed("text.none");
            }
        }
        // The readers are others' work on bytes that anybody may have written: whatever breaks in them is the document's fault.
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return Failed("text.broken");
        }
        var text = Blank().Replace(taken.ToString(), m => m.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : " ").Trim();
        return text.Length == 0 ? Failed("text.empty") : new DocumentText(text, IsCut: taken.IsFull);
    }

    // Zero characters have no place in PostgreSQL's text, and other control characters none on a page.
    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blank();
}

/// <summary>Collects text up to a limit.</summary>
internal sealed class Taken(int charactersMax)
{
    private readonly StringBuilder _text = new();

    public bool IsFull { get; private set; }

    public void Add(ReadOnlySpan<char> text)
    {
        var left = charactersMax - _text.Length;
        if (text.Length > left)
        {
            IsFull = true;
            text = text[..Math.Max(0, left)];
        }
        _text.Append(text);
    }

    public override string ToString() => _text.ToString();
}
