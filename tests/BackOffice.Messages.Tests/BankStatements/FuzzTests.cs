using System.Diagnostics;
using BackOffice.Messages.BankStatements;
using Xunit.Abstractions;

namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>
/// Golden files with bytes changed, doubled, swapped and cut: each is read or refused by a located error, never an exception, and what is
/// read can be proved, joined and put in order. The seed is printed; BACKOFFICE_TEST_SEED repeats a run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Spice =
        [":61:", ":86:", "-}", "{4:", "\n-\n", ":62F:C261030TRY", "//", "?20", "/EREF/", "99999999999999999,", "<Ntry>", "</Ntry>", "<![CDATA[", "&lt;", "&#0;", "]]>", "\0", "\r", "\uFEFF", "<!DOCTYPE a>", "<Amt Ccy='X'>9999999999999999999999999999</Amt>", "RC", "0000", "İıŞ"];

    [Theory]
    [InlineData("mt")]
    [InlineData("camt")]
    public void Two_thousand_spoilt_files_of_each_parser_are_read_or_refused(string parser) => Run(parser, 2_000);

    [SkippableTheory]
    [InlineData("mt")]
    [InlineData("camt")]
    public void A_hundred_thousand_spoilt_files_of_each_parser_are_read_or_refused(string parser)
    {
        Skip.If(Environment.GetEnvironmentVariable("BACKOFFICE_TEST_HEAVY") != "1", "Heavy tier: set BACKOFFICE_TEST_HEAVY=1.");
        Run(parser, 100_000);
    }

    private void Run(string parser, int inputs)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BACKOFFICE_TEST_SEED"), out var told) ? told : Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var goldens = GoldenTests.All.Where(n => n.StartsWith(parser, StringComparison.Ordinal)).Select(Files.GoldenBytes).ToList();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < inputs; i++)
        {
            var spoilt = Spoil(goldens[i % goldens.Count], random);
            var watch = Stopwatch.StartNew();
            try
            {
                Use(Files.Read(spoilt));
            }
            catch (Exception broken)
            {
                Assert.Fail($"seed {seed}, input {i}: {broken}\n{Convert.ToBase64String(spoilt)}");
            }
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }
        output.WriteLine($"slowest {slowest.TotalMilliseconds:0.0} ms");
    }

    private static void Use(StatementFile file)
    {
        Assert.True(file.Error is null or { Line: >= 0 } && (file.Error is null || file.Statements.Count == 0));
        Assert.All(file.Statements.SelectMany(s => s.Errors.Concat(s.Warnings)), p => Assert.True(p.Line >= 1));
        Assert.All(file.Statements.SelectMany(s => s.Entries), e => Assert.True(e.Line >= 1 && e.Raw.Length > 0));
        var joined = StatementPages.Join(file.Statements);
        Assert.Equal(file.Statements.Count, joined.Sum(j => j.Pages.Count));
        Assert.All(joined, j => Assert.True(j.Proof() is { Proven: not false } or { Breaks.Count: > 0 }));
        StatementSequence.Breaks(joined.Select(j => j.Whole));
    }

    private static byte[] Spoil(byte[] golden, Random random)
    {
        var bytes = golden.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 2; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Spice[random.Next(Spice.Length)]));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    bytes[at] = (byte)"0123456789,.:-}{CDR\n<>&/"[random.Next(24)];
                    break;
                default:
                    var line = bytes.IndexOf((byte)'\n', at);
                    if (line > 0)
                        bytes.RemoveRange(at, line - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
