namespace BackOffice.Messages.Documents;

/// <summary>What a document is, by the ending of its name; what it says inside is found out by whoever reads it.</summary>
public sealed record DocumentKind(string Name, string MediaType, bool HasText)
{
    public static readonly DocumentKind Other = new("other", "application/octet-stream", HasText: false);

    private static readonly Dictionary<string, DocumentKind> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("pdf", "application/pdf", HasText: true),
        [".docx"] = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", HasText: true),
        [".txt"] = new("txt", "text/plain", HasText: true),
        [".text"] = new("txt", "text/plain", HasText: true),
        [".md"] = new("txt", "text/plain", HasText: true),
        [".html"] = new("html", "text/html", HasText: true),
        [".htm"] = new("html", "text/html", HasText: true),
        [".eml"] = new("eml", "message/rfc822", HasText: true),
        [".svg"] = new("svg", "image/svg+xml", HasText: false),
        [".xml"] = new("xml", "application/xml", HasText: false),
        [".csv"] = new("csv", "text/csv", HasText: false),
        [".xlsx"] = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", HasText: false),
        [".zip"] = new("zip", "application/zip", HasText: false),
        [".png"] = new("png", "image/png", HasText: false),
        [".jpg"] = new("jpg", "image/jpeg", HasText: false),
        [".jpeg"] = new("jpg", "image/jpeg", HasText: false),
        [".tif"] = new("tif", "image/tiff", HasText: false),
        [".tiff"] = new("tif", "image/tiff", HasText: false),
    };

    public static DocumentKind Of(string fileName) => ByEnding.GetValueOrDefault(Path.GetExtension(fileName), Other);
}
