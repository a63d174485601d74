using System.IO.Compression;
using System.Text;
using BackOffice.Messages.Csv;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Tests.Platform.Jobs;

namespace BackOffice.Tests.Platform.Imports;

public sealed class BadFilesTests(JobsApp app) : IClassFixture<JobsApp>
{
    private Caller Clerk => app.As(JobsApp.Permission);

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("\n\n \n", "file.empty")]
    [InlineData("ref,text\nE1,x\n", "file.header-missing")]
    [InlineData("ref,amount,ref\nE2,1,x\n", "file.header-repeated")]
    [InlineData("ref,amount,text\nE3,1,ok\nE4,1,\"open\nE5,1,x\n", "file.cut-quote")]
    [InlineData("ref,amount,text\nE6,1,ok\nE7,1", "file.cut-row")]
    public async Task Given_a_file_that_cannot_be_read_as_its_kind_When_it_is_taken_Then_the_job_fails_and_nothing_is_taken(string content, string code)
    {
        var before = await app.NotesTaken();

        var job = await app.Import(Clerk, "notes", content);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(code, job.ErrorCode);
        Assert.Equal(0, job.Accepted);
        Assert.Equal(before, await app.NotesTaken());
    }

    [Theory]
    [InlineData("F1,\"1,5\",,,", "row.number", "amount")]
    [InlineData("F2,\"1.234,56\",,,", "row.number", "amount")]
    [InlineData("F3,1,2026-02-31,,", "row.day", "day")]
    [InlineData("F4,1,31.12.2026,,", "row.day", "day")]
    [InlineData("F5,,,,", "row.required", "amount")]
    [InlineData(",,,,", "row.empty", null)]
    [InlineData("F6,1", "row.fields", null)]
    [InlineData("F7,1,,,,more", "row.fields", null)]
    [InlineData("\"F\"8,1,,,", "row.quote", null)]
    public async Task Given_one_bad_row_When_the_file_is_taken_Then_that_row_is_rejected_with_line_field_and_text_and_its_neighbours_stand(string row, string code, string? field)
    {
        var good = $"G-{Guid.NewGuid():N}";

        var job = await app.Import(Clerk, "notes", $"ref,amount,day,text,at\n{good},1,2026-10-26,x,\n{row}\n{good}b,2,,,\n");

        Assert.Equal(JobState.Done, job.State);
        Assert.Equal((2, 0, 1), (job.Accepted, job.Duplicates, job.Rejected));
        var rejected = Assert.Single(await app.Rejected(job.Id));
        Assert.Equal((3L, code, field, row), (rejected.Line, rejected.Code, rejected.Field, rejected.Raw));
    }

    [Fact]
    public async Task Given_a_row_of_ten_megabytes_When_the_file_is_taken_Then_it_is_rejected_with_the_limit_and_its_neighbours_stand()
    {
        var mark = Guid.NewGuid().ToString("N");

        var job = await app.Import(Clerk, "notes", $"ref,amount,text\n{mark}a,1,x\n{mark}b,1,{new string('y', 10_000_000)}\n{mark}c,1,z\n");

        Assert.Equal((2, 1), (job.Accepted, job.Rejected));
        var rejected = Assert.Single(await app.Rejected(job.Id));
        Assert.Equal("row.too-long", rejected.Code);
        Assert.Equal([(long)CsvReader.RecordCharsMax], rejected.Why.Args);
        Assert.Equal(3, rejected.Line);
    }

    [Fact]
    public async Task Given_the_same_file_again_under_another_name_or_with_other_line_ends_When_it_is_taken_Then_everything_is_a_duplicate()
    {
        var mark = Guid.NewGuid().ToString("N");
        var content = $"ref,amount\n{mark}1,1\n{mark}2,2\n";

        var first = await app.Import(Clerk, "notes", content);
        var second = await app.Import(Clerk, "notes", content, name: "again.csv");
        var third = await app.Import(Clerk, "notes", content.Replace("\n", "\r\n"));
        var fourth = await app.Import(Clerk, "notes", $"\ufeffamount;ref\n1;{mark}1\n2;{mark}2\n2;{mark}2");

        Assert.Equal((2, 0), (first.Accepted, first.Duplicates));
        Assert.Equal((0, 2), (second.Accepted, second.Duplicates));
        Assert.Equal((0, 2), (third.Accepted, third.Duplicates));
        Assert.Equal((0, 3), (fourth.Accepted, fourth.Duplicates));
    }

    [Fact]
    public async Task Given_windows_1254_text_When_nobody_says_so_Then_the_job_fails_saying_what_it_looks_like_and_when_told_the_letters_are_right()
    {
        var mark = Guid.NewGuid().ToString("N");
        var bytes = Encodings.Of(Encodings.Windows1254)!.GetBytes($"ref;amount;text\n{mark};1,5;İŞ ĞÜÇÖ ığşç\n");

        var untold = await app.Import(Clerk, "notes", bytes);
        var told = await app.Import(Clerk, "notes", bytes, new ImportOptions(Encoding: Encodings.Windows1254, NumberFormat: "tr"));

        Assert.Equal((JobState.Failed, "file.not-utf8"), (untold.State, untold.ErrorCode));
        Assert.Equal([Encodings.Windows1254], untold.Error!.Args);
        Assert.Equal((JobState.Done, 1L), (told.State, told.Accepted));
        Assert.Equal("İŞ ĞÜÇÖ ığşç", await app.Sql<string>("select text from scratch.note where ref = $1", mark));
        Assert.Equal(1.5m, await app.Sql<decimal>("select amount from scratch.note where ref = $1", mark));
    }

    [Fact]
    public async Task Given_a_mapping_with_a_constant_kept_by_name_When_the_next_file_names_it_Then_it_is_read_the_same_way_and_unknown_columns_do_no_harm()
    {
        var mark = Guid.NewGuid().ToString("N");
        var mapping = new Dictionary<string, string> { ["ref"] = "Symbol", ["amount"] = "=7", ["day"] = "When" };

        var first = await app.Import(Clerk, "notes", $"When|Symbol|Other\n26.10.2026|{mark}a|x\n", new ImportOptions(DateFormat: "dd.MM.yyyy", MappingName: mark, Mapping: mapping));
        var second = await app.Import(Clerk, "notes", $"Symbol|When\n{mark}b|27.10.2026\n", new ImportOptions(MappingName: mark));
        var unknown = await app.Start(Clerk, "notes", "ref,amount\nx,1\n"u8.ToArray(), new ImportOptions(MappingName: "nobody kept this"));
        var missing = await app.Import(Clerk, "notes", "Nothing,amount\nx,1\n", new ImportOptions(Mapping: new Dictionary<string, string> { ["ref"] = "Symbol" }));

        Assert.Equal((1L, 1L), (first.Accepted, second.Accepted));
        Assert.Equal(7m, await app.Sql<decimal>("select amount from scratch.note where ref = $1", mark + "b"));
        Assert.Equal(new DateOnly(2026, 10, 27), await app.Sql<DateOnly>("select day from scratch.note where ref = $1", mark + "b"));
        Assert.Equal("import.mapping-unknown", unknown.Refusal?.Code);
        Assert.Equal("import.mapping-source", missing.ErrorCode);
    }

    [Fact]
    public async Task Given_a_zip_of_files_When_it_is_taken_Then_all_are_and_one_unreadable_member_takes_none()
    {
        var mark = Guid.NewGuid().ToString("N");

        var good = await app.Import(Clerk, "notes", Zip(("a.csv", $"ref,amount\n{mark}1,1\nbad,1\n"), ("b.csv", $"amount;ref\n2;{mark}2\n")), name: "all.zip");
        var bad = await app.Import(Clerk, "notes", Zip(("a.csv", $"ref,amount\n{mark}3,1\n"), ("b.csv", "ref\nx\n")), name: "bad.zip");
        var broken = await app.Import(Clerk, "notes", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], name: "broken.zip");

        Assert.Equal((2L, 1L, 3L), (good.Accepted, good.Rejected, good.Total!.Value));
        Assert.Equal("a.csv", Assert.Single(await app.Rejected(good.Id)).FileName);
        Assert.Equal(("file.header-missing", "b.csv", 0L), (bad.ErrorCode, bad.ErrorFile, bad.Accepted));
        Assert.Equal("file.zip-broken", broken.ErrorCode);
    }

    [Fact]
    public async Task Given_rows_that_belong_together_When_one_is_bad_Then_the_unit_is_rejected_whole_and_counted_once_even_where_its_rows_lie_apart()
    {
        var job = await app.Import(Clerk, "bundles", "bundle,amount\nA,1\nB,5\nA,-1\nB,\"x\"\nC,3\nD,2\nD,-2\n");

        Assert.Equal((2L, 2L), (job.Accepted, job.Rejected));
        var rejected = await app.Rejected(job.Id);
        Assert.Equal([3L, 5L, 6L], rejected.Select(r => r.Line));
        Assert.Equal(["row.unit-broken", "row.number", "row.unit-broken"], rejected.Select(r => r.Code));
        Assert.Equal(4, System.Text.Json.JsonDocument.Parse(job.Result!).RootElement.GetProperty("lines").GetInt32());
    }

    private static byte[] Zip(params (string Name, string Content)[] members)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return buffer.ToArray();
    }
}
