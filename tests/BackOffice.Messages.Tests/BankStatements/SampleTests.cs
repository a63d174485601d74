using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>Real statements of many banks, anonymised, from the folder of outside data. Whether each proves was worked out by hand from the file.</summary>
public sealed class SampleTests
{
    private static readonly string? Data = Environment.GetEnvironmentVariable("BACKOFFICE_TEST_DATA");

    // What each file's statements come to: proven, broken by an amount, or "-" where no closing balance is stated.
    private static readonly Dictionary<string, string> Expectations = new(StringComparer.Ordinal)
    {
        ["camt/camt052.v2.xml"] = "-",
        ["camt/camt053.v2.all-balance-types.xml"] = "-5.820",
        ["camt/camt053.v2.minimal.xml"] = "statement.balance-currency",
        ["camt/camt053.v2.multi.statement.xml"] = "proven proven",
        ["camt/camt053.v2.wrong.xml"] = "statement.none",
        ["camt/camt053.v8.xml"] = "statement.balance-currency",
        ["camt/camt054.v2.xml"] = "-",
        ["camt/camt054.v8.xml"] = "-",
        ["mt940/K4262927_20200905-080000-952.txt"] = "-",
        ["mt940/abnamro.txt"] = "-2038.00 -1002.60+statement.page-missing+statement.page-missing",
        ["mt940/bug-core-5401.txt"] = "-50.00",
        ["mt940/commerzbank.txt"] = "12.35",
        ["mt940/deutschebank.txt"] = "12.35",
        ["mt940/generic.txt"] = "proven proven",
        ["mt940/ing-dos.txt"] = "49.06",
        ["mt940/ing-unix.txt"] = "49.06",
        ["mt940/knab.txt"] = "proven 4500.00",
        ["mt940/lbbw.txt"] = "proven",
        ["mt940/oldenburgischelandesbank.txt"] = "-104.50",
        ["mt940/oldenburgischelandesbank2.txt"] = "-",
        ["mt940/oldenburgischelandesbankmitbindestrich.txt"] = "-281725.57",
        ["mt940/postfinance.txt"] = "0.2",
        ["mt940/rabobank-iban.txt"] = "proven proven",
        ["mt940/rabobank.txt"] = "1135.93 proven 236.56 proven",
        ["mt940/sns.txt"] = "proven proven",
        ["mt940/sparkasse.txt"] = "proven proven",
        ["mt940/sparkasse2.txt"] = "-775.04",
        ["mt940/sparkasse3.txt"] = "1279.46",
        ["mt940/sparkasse_interim_balance.txt"] = "proven proven statement.page-missing",
        ["mt940/triodos.txt"] = "111.40",
        ["mt940/volksbankenraiffeisenbanken.txt"] = "proven proven proven proven proven proven proven proven",
    };

    public static TheoryData<string> Names => [.. Expectations.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_banks_own_file_is_proven_or_its_break_is_named(string name)
    {
        var file = Read(name);

        Assert.Equal(Expectations[name], file.Error?.Code ?? string.Join(" ", StatementPages.Join(file.Statements).Select(j => Word(j.Proof()))));
        Assert.All(file.Statements, s => Assert.Empty(s.Errors));
    }

    [SkippableFact]
    public void Every_file_of_the_folder_has_its_expectation()
    {
        Skip.If(Data is null || !Directory.Exists(Path.Combine(Data, "statements")), "BACKOFFICE_TEST_DATA names no folder with statements.");
        var root = Path.Combine(Data!, "statements");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".txt" or ".xml").Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));

        Assert.Equal(Expectations.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Every_line_of_the_banks_mt_files_is_kept()
    {
        foreach (var name in Expectations.Keys.Where(n => n.StartsWith("mt940", StringComparison.Ordinal)))
        {
            var file = Read(name);
            var kept = file.Statements.SelectMany(s => s.Entries.Select(e => e.Raw).Append(s.Raw)).SelectMany(r => r.Split('\n')).ToHashSet(StringComparer.Ordinal);
            var lines = File.ReadAllText(Path.Combine(Data!, "statements", name)).Split('\n').Select(l => l.TrimEnd('\r'));

            Assert.All(lines.Where(l => l.StartsWith(':') && l != ":940:"), l => Assert.Contains(l, kept));
        }
    }

    private static string Word(StatementProof proof) => proof switch
    {
        { Proven: true } => "proven",
        { Proven: null } => "-",
        _ => string.Join("+", proof.Breaks.Select(b => b.Code == StatementCodes.BalanceBroken ? b.Values[3] : b.Code)),
    };

    private static StatementFile Read(string name)
    {
        var path = Data is null ? null : Path.Combine(Data, "statements", name);
        Skip.If(path is null || !File.Exists(path), $"BACKOFFICE_TEST_DATA names no folder with statements/{name}.");
        using var content = File.OpenRead(path!);
        return Assert.Single(StatementFiles.ReadAll(content, name));
    }
}
