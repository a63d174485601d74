using System.Diagnostics;
using System.Globalization;
using BackOffice.Messages.BankStatements;
using Xunit.Abstractions;

namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>Statements of many entries, in many messages and in one: read once through, counted and proved.</summary>
[Collection("alone")]
public sealed class LargeFileTests(ITestOutputHelper output)
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_megabyte_is_read_and_proved(bool xml) => Read(Mebibyte, 500, xml);

    [SkippableTheory]
    [InlineData(false, 500)]
    [InlineData(false, int.MaxValue)]
    [InlineData(true, 500)]
    [InlineData(true, int.MaxValue)]
    public void Fifty_megabytes_are_read_and_proved(bool xml, int entriesAStatement)
    {
        Skip.If(Environment.GetEnvironmentVariable("BACKOFFICE_TEST_HEAVY") != "1", "Heavy tier: set BACKOFFICE_TEST_HEAVY=1.");
        Read(50 * Mebibyte, entriesAStatement, xml);
    }

    private void Read(int bytes, int entriesAStatement, bool xml)
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        var written = Write(file, bytes, entriesAStatement, xml);
        GC.Collect();
        var (before, peak, entries, statements) = (GC.GetTotalMemory(true), 0L, 0L, 0);
        var watch = Stopwatch.StartNew();

        using var reader = new StatementReader(file);
        while (reader.Read())
        {
            Assert.True(StatementProof.Of(reader.Statement).Proven);
            Assert.Empty(reader.Statement.Errors);
            entries += reader.Statement.Entries.Count;
            if (statements++ % 100 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(true) - before);
        }

        output.WriteLine($"{written} entries, {file.Length / Mebibyte} MB, {watch.Elapsed.TotalSeconds:0.00} s, {peak / Mebibyte} MB held");
        Assert.Null(reader.Error);
        Assert.Equal(written, entries);
        // One statement of all entries is held whole; many are not.
        if (entriesAStatement < int.MaxValue)
            Assert.True(peak < 16L * Mebibyte, $"{peak / Mebibyte} MB");
    }

    private static long Write(Stream to, int bytes, int entriesAStatement, bool xml)
    {
        using var text = new StreamWriter(to, leaveOpen: true);
        var (all, number, balance) = (0L, 0, 0L);
        text.Write(xml ? "<Document><BkToCstmrStmt>" : "");
        while (to.Length < bytes)
        {
            number++;
            if (!xml)
                text.Write(string.Create(CultureInfo.InvariantCulture, $":20:BIG{number}\n:25:TR330006100519786457841326\n:28C:{number}/1\n:60F:C261029TRY{balance},00\n"));
            else
                text.Write(string.Create(CultureInfo.InvariantCulture, $"<Stmt><Id>BIG{number}</Id><Acct><Id><IBAN>TR330006100519786457841326</IBAN></Id></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"TRY\">{balance}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"));
            for (var i = 0; i < entriesAStatement && to.Length < bytes; i++, all++)
            {
                balance++;
                if (!xml)
                    text.Write(string.Create(CultureInfo.InvariantCulture, $":61:2610301030C1,00NTRFSTL-{all}//BNK{all}\n:86:166?00HAVALE?20EREF+E2E-{all}?21SVWZ+Takas bedeli {all}?30ORNKTRIS?31TR680001000000123456789012?32Kuzey Yatirim\n"));
                else
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"<Ntry><Amt Ccy=\"TRY\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-30</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>E2E-{all}</EndToEndId></Refs><RmtInf><Ustrd>Takas bedeli {all}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"));
            }
            text.Write(xml
                ? string.Create(CultureInfo.InvariantCulture, $"<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"TRY\">{balance}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal></Stmt>\n")
                : string.Create(CultureInfo.InvariantCulture, $":62F:C261030TRY{balance},00\n-\n"));
            text.Flush();
        }
        text.Write(xml ? "</BkToCstmrStmt></Document>" : "");
        return all;
    }
}

/// <summary>Memory is the process's: nothing else runs beside.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
