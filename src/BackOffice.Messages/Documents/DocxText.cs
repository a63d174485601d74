using System.IO.Compression;
using System.Xml;

namespace BackOffice.Messages.Documents;

/// <summary>The text of a Word document, read forward without building the document: a small file that unpacks without end stops at the limit.</summary>
/// <remarks>Source: ECMA-376 part 1, 11.3 and 17.3 (paragraphs <c>w:p</c>, runs of text <c>w:t</c>).</remarks>
internal static class DocxText
{
    private const long UnpackedMax = 256L * 1024 * 1024;

    public static void Read(Stream content, Taken taken)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var parts = archive.Entries.Where(e => IsText(e.FullName)).OrderBy(e => e.FullName != "word/document.xml").ThenBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (parts.Count == 0 || parts[0].FullName != "word/document.xml")
            throw new InvalidDataException("No word/document.xml.");
        foreach (var part in parts.Where(_ => !taken.IsFull))
            Read(part, taken);
    }

    private static bool IsText(string name) =>
        name is "word/document.xml" or "word/footnotes.xml" or "word/endnotes.xml" or "word/comments.xml"
        || (name.EndsWith(".xml", StringComparison.Ordinal) && (name.StartsWith("word/header", StringComparison.Ordinal) || name.StartsWith("word/footer", StringComparison.Ordinal)));

    private static void Read(ZipArchiveEntry part, Taken taken)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = UnpackedMax, IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
        reader.Read();
        while (!taken.IsFull && !reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false })
            {
                // Moves on to what follows the element, which must not be skipped.
                taken.Add(reader.ReadElementContentAsString());
                continue;
            }
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "tab" or "br" or "cr" })
                taken.Add(" ");
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
                taken.Add("\n");
            reader.Read();
        }
        taken.Add("\n");
    }
}
