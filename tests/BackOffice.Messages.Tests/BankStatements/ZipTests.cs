using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

public sealed class ZipTests
{
    [Fact]
    public void A_zip_of_many_formats_is_read_file_by_file()
    {
        var read = All(Files.Zip(("2026/b.xml", Files.GoldenBytes("camt053.xml")), ("a.sta", Files.GoldenBytes("mt940-envelope.txt")), ("__MACOSX/._a", [1]), (".hidden", [1])));

        Assert.Equal(["2026/b.xml", "a.sta"], read.Select(f => f.Name));
        Assert.Equal([2, 2], read.Select(f => f.Statements.Count));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("..\\evil.txt")]
    public void A_zip_whose_names_lead_out_of_it_is_refused_whole(string name)
    {
        var file = Assert.Single(All(Files.Zip(("good.sta", Files.GoldenBytes("mt950.txt")), (name, Files.GoldenBytes("mt950.txt")))));

        Assert.Equal((StatementCodes.ZipPath, name), (file.Error?.Code, file.Error!.Values[0]));
        Assert.Empty(file.Statements);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_has_unpacked() =>
        Assert.Equal(StatementCodes.ZipLarge, Assert.Single(All(Files.Zip(("bomb.txt", new byte[20 * 1024 * 1024])))).Error?.Code);

    [Fact]
    public void A_zip_larger_than_the_house_takes_is_refused()
    {
        var limits = new StatementLimits { ZipBytes = 1_000 };

        Assert.Equal(StatementCodes.ZipLarge, Assert.Single(All(Files.Zip(("a.sta", Files.GoldenBytes("mt950.txt")), ("b.xml", Files.GoldenBytes("camt053.xml"))), limits)).Error?.Code);
    }

    [Fact]
    public void Too_many_files_no_file_and_a_zip_in_a_zip_are_refused()
    {
        var one = ("a.sta", Files.GoldenBytes("mt950.txt"));

        Assert.Equal(StatementCodes.ZipMembers, Assert.Single(All(Files.Zip(one, ("b.sta", one.Item2)), new StatementLimits { ZipMembers = 1 })).Error?.Code);
        Assert.Equal(StatementCodes.ZipEmpty, Assert.Single(All(Files.Zip())).Error?.Code);
        Assert.Equal(StatementCodes.ZipNested, Assert.Single(All(Files.Zip(("inner.zip", Files.Zip(one))))).Error?.Code);
    }

    [Fact]
    public void A_zip_cut_anywhere_is_refused_whole()
    {
        var zip = Files.Zip(("a.sta", Files.GoldenBytes("mt950.txt")), ("b.xml", Files.GoldenBytes("camt053.xml")));
        for (var length = 4; length < zip.Length - 1; length += 7)
        {
            var file = Assert.Single(All(zip[..length]));

            Assert.Equal(StatementCodes.ZipBroken, file.Error?.Code);
        }
    }

    private static IReadOnlyList<StatementFile> All(byte[] bytes, StatementLimits? limits = null) =>
        StatementFiles.ReadAll(new MemoryStream(bytes), "all.zip", new StatementOptions(Limits: limits));
}
