using BackOffice.Messages.Csv;
using CsCheck;

namespace BackOffice.Messages.Tests.Csv;

/// <summary>Whatever a file holds, the reader ends, counts its lines forward and throws nothing; the heavy tier tries far more of it.</summary>
public sealed class CsvFuzzTests
{
    private static readonly long Tries = Environment.GetEnvironmentVariable("BACKOFFICE_TEST_HEAVY") == "1" ? 300_000 : 3_000;

    // The characters that mean something, some letters that do not, and what editors leave behind.
    private static readonly Gen<string> Anything = Gen.Char["\",;\t|\r\n\0 aİı9.-'\uFEFF\u2028\uD800"].Array[0, 200].Select(c => new string(c));

    [Fact]
    public void Any_text_is_read_to_its_end() => Gen.Select(Anything, Gen.Char[",;\t|"]).Sample(
        (text, separator) =>
        {
            using var reader = new CsvReader(new StringReader(text), separator);
            var (line, records) = (0L, 0);
            while (reader.Read())
            {
                Assert.True(reader.Line > line || records == 0, $"Line {reader.Line} after {line}.");
                (line, records) = (reader.Line, records + 1);
                Assert.Equal(reader.FieldCount, reader.Fields().Length);
                Assert.True(records <= text.Length + 1, "More records than characters.");
            }
            Assert.True(line <= 1 + text.Count(c => c is '\r' or '\n'), $"Line {line} of a text with fewer.");
        }, iter: Tries);
}
