using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace BackOffice.SampleFirm;

/// <summary>A document of the sample firm.</summary>
internal sealed record SampleDocument(string Class, string Language, string Title, string? Party, DateOnly On, string FileName, byte[] Content);

/// <summary>The archive that the sample firm took over: three hundred documents in twelve classes, in both languages, as text, pages, mails, Word and PDF files.</summary>
internal static class SampleRecords
{
    private const int Count = 300;

    public static IReadOnlyList<SampleDocument> All(SampleDays days)
    {
        var random = new SampleRandom("records");
        var clients = SampleParties.Clients.Where(c => c.Entity == SampleEntity.Broker).ToList();
        var documents = new List<SampleDocument>(Count);
        for (var at = 0; at < Count; at++)
        {
            var text = RecordTexts.All[at % RecordTexts.All.Count];
            var client = random.Pick(clients);
            var on = days.Last.AddDays(-random.Between(0, 4_000));
            var culture = CultureInfo.GetCultureInfo(text.Language);
            object[] values = [client.Name, on.ToString("d", culture), (1_000 + at).ToString(CultureInfo.InvariantCulture), random.Pick(SampleSecurities.All).Name];
            var (title, body) = (string.Format(culture, text.Title, values), string.Format(culture, text.Body, values));
            // The letters of a PDF's own fonts are Latin; Turkish documents come in the other forms.
            var ending = (at % 10) switch { 0 or 1 => ".html", 2 => ".eml", 3 => ".docx", 4 when text.Language == "en" => ".pdf", _ => ".txt" };
            documents.Add(new SampleDocument(
                text.Class, text.Language, title, text.Of ? client.Code : null, on, FormattableString.Invariant($"{text.Class}-{1_000 + at}{ending}"), Content(ending, title, body)));
        }
        return documents;
    }

    private static byte[] Content(string ending, string title, string body) => ending switch
    {
        ".html" => Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=\"utf-8\"><title>{SecurityElement.Escape(title)}</title></head><body><h1>{SecurityElement.Escape(title)}</h1><p>{SecurityElement.Escape(body)}</p></body></html>"),
        ".eml" => Mail(title, body),
        ".docx" => Word(title, body),
        ".pdf" => Pdf(title, body),
        _ => Encoding.UTF8.GetBytes(title + "\n\n" + body + "\n"),
    };

    private static byte[] Mail(string title, string body) => Encoding.ASCII.GetBytes(
        $"From: arsiv@poyraz.example\r\nTo: musteri@ornek.example\r\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(title))}?=\r\nMIME-Version: 1.0\r\n"
        + $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks)}\r\n");

    private static byte[] Word(string title, string body)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Part(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            var paragraphs = string.Concat(new[] { title }.Concat(body.Split(". ")).Select(p => $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(p)}</w:t></w:r></w:p>"));
            Part(zip, "word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>");
        }
        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        // The same day everywhere, so that the same content has the same hash.
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }

    private static byte[] Pdf(string title, string body)
    {
        var lines = new StringBuilder("BT /F1 11 Tf 56 780 Td 14 TL ");
        foreach (var line in Wrapped(title + " " + body))
            lines.Append('(').Append(Latin(line)).Append(") Tj T* ");
        lines.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            FormattableString.Invariant($"<< /Length {lines.Length} >>\nstream\n{lines}\nendstream"),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var at = 0; at < objects.Length; at++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{objects[at]}\nendobj\n");
        }
        var xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > 80)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }
        yield return line.ToString();
    }

    private static string Latin(string text)
    {
        var latin = new StringBuilder();
        foreach (var letter in text.Replace('ı', 'i').Replace('İ', 'I').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAscii(letter))
                latin.Append(letter is '(' or ')' or '\\' ? "\\" + letter : letter.ToString());
        }
        return latin.ToString();
    }
}
