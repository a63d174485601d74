using BackOffice.Records.Search;

namespace BackOffice.Tests.Records;

public sealed class Library : Archive
{
    protected override async Task Prepare()
    {
        await Kept("1.txt", "Günlük İşlemler listesi", "trade-records", on: new DateOnly(2025, 3, 1));
        await Kept("2.html", "<html><head><title>Dekont</title></head><body><p>Ödemelerin dökümü</p><script>var gizli = 1;</script></body></html>", "bank-statements", on: new DateOnly(2024, 3, 1));
        await Kept("3.txt", "IŞIK A.Ş. sözleşmesi", "supplier-contracts", on: new DateOnly(2024, 5, 1));
        await Kept("4.txt", "ışık faturası", "supplier-contracts", on: new DateOnly(2025, 5, 1));
        await Kept("5.txt", "Payments of the month", "bank-statements", on: new DateOnly(2025, 6, 1));
        await Kept("6.txt", "Özlük dosyası: işlem yetkisi", "personnel-files", on: new DateOnly(2025, 6, 1));
        await TakeTexts();
    }
}

public sealed class FindTests(Library library) : IClassFixture<Library>
{
    [Theory]
    [InlineData("işlem", 2)]
    [InlineData("ödeme", 1)]
    [InlineData("ışık", 2)]
    [InlineData("isik", 2)]
    [InlineData("IŞIK", 2)]
    [InlineData("payment", 1)]
    [InlineData("dekont", 1)]
    [InlineData("gizli", 0)]
    [InlineData("ışık sözleşme", 1)]
    [InlineData("olmayan", 0)]
    public async Task Words_are_found_however_they_are_bent_or_marked(string question, int count) =>
        Assert.Equal(count, (await library.As(Archive.Everything).Send(new Find.Query(question))).Count);

    [Fact]
    public async Task Given_a_hit_Then_the_words_are_marked_in_the_text_as_it_was_written()
    {
        var hit = (await library.As(Archive.Everything).Send(new Find.Query("odeme"))).Items.Single();

        var mark = hit.SnippetMarks[0];
        Assert.Equal("Ödemelerin", hit.Snippet.Substring(mark.Start, mark.Length));
    }

    [Fact]
    public async Task Given_hits_Then_classes_and_years_are_counted_and_narrow_each_other()
    {
        var all = await library.As(Archive.Everything).Send(new Find.Query("isik"));
        var narrowed = await library.As(Archive.Everything).Send(new Find.Query("isik", Year: 2024));

        Assert.Equal([("supplier-contracts", 2L)], all.Classes.Select(c => (c.Value, c.Count)));
        Assert.Equal([("2025", 1L), ("2024", 1L)], all.Years.Select(y => (y.Value, y.Count)));
        Assert.Equal(1, narrowed.Count);
        Assert.Equal(2, narrowed.Years.Count);
    }

    [Fact]
    public async Task Given_a_reader_without_the_right_to_personnel_files_Then_they_are_neither_found_nor_counted_nor_opened()
    {
        var reader = library.As("records.view");

        var found = await reader.Send(new Find.Query("işlem"));
        var everything = await reader.Send(new Find.Query(null));
        var hidden = (await library.As(Archive.Everything).Send(new Find.Query("özlük"))).Items.Single();

        Assert.Equal(1, found.Count);
        Assert.DoesNotContain(everything.Classes, c => c.Value == "personnel-files");
        Assert.Null(await reader.Send(new BackOffice.Records.Documents.Details.Query(hidden.Reference)));
    }
}
