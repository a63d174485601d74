using System.IO.Compression;
using System.Text;
using BackOffice.Messages.Documents;
using CsCheck;

namespace BackOffice.Messages.Tests.Documents;

public sealed class DocumentTextTests
{
    [Fact]
    public void The_text_of_a_page_is_what_a_reader_sees()
    {
        var text = Read("a.html", "<html><head><title>Başlık</title><style>p{}</style></head><body><p>Ödeme <b>yapıldı</b></p><script>gizli()</script><p>son</p></body></html>");

        Assert.Contains("Başlık", text.Text);
        Assert.Contains("Ödeme yapıldı", text.Text);
        Assert.DoesNotContain("gizli", text.Text);
    }

    [Fact]
    public void The_text_of_a_mail_is_subject_people_and_body()
    {
        var text = Read("a.eml", "From: a@x.example\r\nTo: b@y.example\r\nSubject: =?utf-8?B?xLDFn2xlbQ==?=\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Sayın müşteri</p>");

        Assert.Contains("İşlem", text.Text);
        Assert.Contains("b@y.example", text.Text);
        Assert.Contains("Sayın müşteri", text.Text);
    }

    [Fact]
    public void The_text_of_a_word_document_keeps_every_run_in_its_order() => Assert.Equal(
        "birinci ikinci\nüçüncü", DocumentText.Read(DocumentKind.Of("a.docx"), Docx("<w:p><w:r><w:t>birinci </w:t></w:r><w:r><w:t>iki</w:t><w:t>nci</w:t></w:r></w:p><w:p><w:r><w:t>üçüncü</w:t></w:r></w:p>")).Text);

    [Fact]
    public void A_word_document_with_an_entity_bomb_is_broken_and_nothing_more()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open()))
            writer.Write("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><w:document xmlns:w='w'><w:t>&b;</w:t></w:document>");

        Assert.Equal("text.broken", DocumentText.Read(DocumentKind.Of("a.docx"), file).Problem);
    }

    [Fact]
    public void A_page_of_a_hundred_thousand_nested_elements_is_answered()
    {
        var text = Read("a.html", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "derin");

        Assert.True(text.Problem is null or "text.broken");
    }

    [Theory]
    [InlineData("windows-1254")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Plain_text_is_read_in_the_encoding_it_came_in(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var written = Encoding.GetEncoding(encoding);
        using var content = new MemoryStream([.. written.GetPreamble(), .. written.GetBytes("Işık ödemesi: şğüöç")]);

        Assert.Equal("Işık ödemesi: şğüöç", DocumentText.Read(DocumentKind.Of("a.txt"), content).Text);
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.docx")]
    [InlineData("a.html")]
    [InlineData("a.eml")]
    [InlineData("a.txt")]
    public void Whatever_the_bytes_are_there_is_an_answer(string name) => Gen.Byte.Array[0, 2_000].Sample(bytes =>
    {
        using var content = new MemoryStream(bytes);
        var text = DocumentText.Read(DocumentKind.Of(name), content);
        return text.Problem is not null || (text.Text.Length > 0 && !text.Text.Contains('\0'));
    }, iter: 200);

    private static DocumentText Read(string name, string content) => DocumentText.Read(DocumentKind.Of(name), new MemoryStream(Encoding.UTF8.GetBytes(content)));

    private static MemoryStream Docx(string body)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open()))
            writer.Write($"<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        return file;
    }
}
