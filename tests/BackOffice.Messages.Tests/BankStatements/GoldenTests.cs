
namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>
/// Small invented files, one a format and dialect, each with the text of everything that must be read of it. MT942 and MT950 have been
/// tried on these alone: no bank's own file was at hand.
/// </summary>
public sealed class GoldenTests
{
    public static IReadOnlyList<string> All => [.. Directory.GetFiles(Files.Folder).Select(f => Path.GetFileName(f)!).Where(n => !n.EndsWith(".expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_is_read_as_its_golden_text_says(string name)
    {
        var read = Rendering.Of(Files.Read(Files.GoldenBytes(name)));

        var expected = Path.Combine(Files.Folder, name + ".expected");
        // A new golden file is written beside the test's program, for a person to look at and take over.
        if (!File.Exists(expected))
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, name + ".expected"), read);
        Assert.Equal(Files.Golden(name + ".expected"), read);
    }

    [Theory]
    [InlineData("mt940-envelope.txt", "\r\n")]
    [InlineData("mt940-envelope.txt", "\r")]
    [InlineData("mt940-tags.txt", "\r\n")]
    [InlineData("camt053.xml", "\r\n")]
    [InlineData("camt053.xml", "\r")]
    public void Line_ends_change_nothing(string name, string lineEnd)
    {
        var text = Files.Golden(name);

        Assert.Equal(Rendering.Of(Files.Read(text)), Rendering.Of(Files.Read(text.Replace("\n", lineEnd, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_entry_keeps_its_own_text(string name)
    {
        var text = Files.Golden(name);
        var lines = text.Split('\n');

        foreach (var entry in Files.Read(text).Statements.SelectMany(s => s.Entries))
        {
            Assert.Contains(entry.Raw, text, StringComparison.Ordinal);
            Assert.Contains(entry.Raw.Split('\n')[0], lines[(int)entry.Line - 1], StringComparison.Ordinal);
            Assert.True(entry.Raw.StartsWith(":61:", StringComparison.Ordinal) || entry.Raw.Contains("Ntry>", StringComparison.Ordinal) && entry.Raw.EndsWith("Ntry>", StringComparison.Ordinal), entry.Raw);
        }
    }

    [Fact]
    public void Every_line_of_an_mt_file_is_kept_with_an_entry_or_its_statement()
    {
        foreach (var name in new[] { "mt940-turkish.txt", "mt940-year-end.txt" })
        {
            var text = Files.Golden(name);
            var statement = Files.One(text);
            var kept = (statement.Raw + string.Join('\n', statement.Entries.Select(e => e.Raw))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l != "-").Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        }
    }
}
