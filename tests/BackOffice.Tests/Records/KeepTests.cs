using System.Net;
using System.Text;
using BackOffice.Records.Documents;
using BackOffice.Records.Persistence;

namespace BackOffice.Tests.Records;

public sealed class KeepTests(Archive archive) : IClassFixture<Archive>
{
    [Fact]
    public async Task Given_equal_content_under_two_names_When_both_are_kept_Then_there_are_two_records_and_one_content()
    {
        var first = await archive.Kept("a.txt", "the same words");
        var second = await archive.Kept("b.txt", "the same words");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(1, await archive.Sql<long>("select count(*) from platform.file where sha256 = $1", first.Sha256));
    }

    [Fact]
    public async Task Given_a_record_When_somebody_changes_its_content_or_takes_it_away_Then_the_database_refuses()
    {
        var kept = await archive.Kept("c.txt", "never changes");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => archive.Execute("update records.record set sha256 = 'x' where reference = $1", kept.Reference));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => archive.Execute("delete from records.record where reference = $1", kept.Reference));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => archive.Execute("update platform.file_part set bytes = ''"));
    }

    [Theory]
    [InlineData("../../etc/ödeme.txt", "ödeme.txt", "../../etc/ödeme.txt")]
    [InlineData("rapor\u202Efdp.txt", "raporfdp.txt", "rapor[U+202E]fdp.txt")]
    [InlineData("a\u0001b.txt", "ab.txt", "a[U+0001]b.txt")]
    public async Task Given_a_name_with_a_path_or_hidden_marks_When_it_is_kept_Then_it_is_cleaned_and_what_was_given_is_shown(string given, string clean, string shown)
    {
        var record = await archive.Record((await archive.Kept(given, "x " + given)).Reference);

        Assert.Equal(clean, record.FileName);
        Assert.Equal(shown, record.GivenName);
    }

    [Theory]
    [InlineData("page.html", "<html><script>alert(1)</script><p>Müşteri</p></html>")]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    public async Task Given_a_page_or_picture_that_could_run_When_it_is_opened_Then_it_is_a_file_to_save(string name, string content)
    {
        var kept = await archive.Kept(name, content);
        using var client = await archive.Client("records.view");

        foreach (var address in new[] { $"/api/v1/records/documents/{kept.Id}/content", $"/records/documents/{kept.Reference}?handler=content" })
        {
            using var answer = await client.GetAsync(address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(content, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Given_damaged_documents_When_their_texts_are_taken_Then_each_is_named_with_its_reason_and_the_others_are_read()
    {
        var broken = await archive.Kept("damaged.pdf", "%PDF-1.7 cut in the middle");
        var noZip = await archive.Kept("damaged.docx", "no archive at all");
        var good = await archive.Kept("good.txt", "Sağlam belge");

        await archive.TakeTexts();

        foreach (var reference in new[] { broken.Reference, noZip.Reference })
        {
            var record = await archive.Record(reference);
            Assert.Equal((TextState.Failed, "text.broken"), (record.TextState, record.TextWhy));
        }
        Assert.Equal("Sağlam belge", (await archive.Record(good.Reference)).Text);
    }

    [Fact]
    public async Task Given_an_unknown_class_or_an_empty_file_When_it_is_kept_Then_it_is_refused_and_nothing_is_stored()
    {
        var before = await archive.Sql<long>("select count(*) from records.record");

        var unknown = await archive.As(Archive.Everything).Send(new Keep.Command(Guid.NewGuid(), "nothing", null, null, [], null, "a.txt", null, 1, new MemoryStream([1])));
        var empty = await archive.As(Archive.Everything).Send(new Keep.Command(Guid.NewGuid(), "policies", null, null, [], null, "a.txt", null, 0, new MemoryStream()));

        Assert.Equal("class.unknown", unknown.Refusal?.Code);
        Assert.Equal("file.empty", empty.Refusal?.Details[0].Code);
        Assert.Equal(before, await archive.Sql<long>("select count(*) from records.record"));
    }

    [Fact]
    public async Task Given_a_program_When_it_brings_a_document_Then_it_is_answered_with_its_id_and_hash_and_the_same_key_brings_it_once()
    {
        using var client = await archive.Client("records.view", "records.keep");
        var key = Guid.NewGuid().ToString();

        var answers = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent(Encoding.UTF8.GetBytes("Sözleşme metni")), "file", "sözleşme.txt" }, { new StringContent("customer-files"), "class" }, { new StringContent("Sözleşme"), "title" }, { new StringContent("tr"), "language" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/records/documents") { Content = form };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("\"sha256\":", answers[0]);
    }

    [HeavyFact]
    public async Task Given_a_document_of_500_megabytes_When_it_comes_and_goes_Then_memory_grows_by_less_than_150_megabytes()
    {
        using var client = await archive.Client("records.view", "records.keep");
        client.Timeout = TimeSpan.FromMinutes(10);
        var path = Path.GetTempFileName();
        await using (var file = File.Create(path))
        {
            var part = new byte[1024 * 1024];
            for (var at = 0; at < 500; at++)
            {
                BitConverter.TryWriteBytes(part, at);
                await file.WriteAsync(part);
            }
        }
        GC.Collect();
        var before = Environment.WorkingSet;
        await using var content = File.OpenRead(path);
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", "büyük.bin" }, { new StringContent("reports"), "class" }, { new StringContent("Büyük"), "title" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/records/documents") { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 150L * 1024 * 1024);
        File.Delete(path);
    }
}
