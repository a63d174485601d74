using BackOffice.Messages.Csv;
using CsCheck;

namespace BackOffice.Messages.Tests.Csv;

public sealed class CsvReaderTests
{
    private sealed record Read(long Line, string Raw, string[] Fields, CsvFault Fault, bool Cut, bool Unended);

    private static List<Read> All(string text, char separator = ',')
    {
        using var reader = new CsvReader(new StringReader(text), separator);
        var records = new List<Read>();
        while (reader.Read())
            records.Add(new Read(reader.Line, reader.Raw, reader.Fields(), reader.Fault, reader.EndedInQuote, reader.Unended));
        return records;
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\rc,d\r")]
    public void Every_line_end_ends_a_line(string text)
    {
        var records = All(text);

        Assert.Equal([1L, 2L], records.Select(r => r.Line));
        Assert.Equal(["c", "d"], records[1].Fields);
        Assert.All(records, r => Assert.False(r.Unended));
    }

    [Fact]
    public void A_quoted_field_may_hold_separators_quotes_and_line_ends_and_its_lines_count()
    {
        var records = All("ref,note\n1,\"a, \"\"b\"\"\r\nsecond\"\n2,x\n");

        Assert.Equal(["1", "a, \"b\"\r\nsecond"], records[1].Fields);
        Assert.Equal("1,\"a, \"\"b\"\"\r\nsecond\"", records[1].Raw);
        Assert.Equal(4, records[2].Line);
    }

    [Fact]
    public void A_file_that_ends_inside_a_quote_was_cut()
    {
        var records = All("a,b\n1,\"open\n2,x\n");

        Assert.True(records[^1].Cut);
        Assert.Equal(2, records[^1].Line);
    }

    [Fact]
    public void A_last_line_without_an_end_says_so()
    {
        Assert.True(All("a,b\n1")[^1].Unended);
        Assert.False(All("a,b\n1,2\n")[^1].Unended);
    }

    [Fact]
    public void Text_after_a_closing_quote_is_a_fault_of_that_row_alone()
    {
        var records = All("\"a\"b,c\nd,e\n");

        Assert.Equal(CsvFault.TextAfterQuote, records[0].Fault);
        Assert.Equal(CsvFault.None, records[1].Fault);
    }

    [Fact]
    public void A_row_of_ten_megabytes_is_a_fault_its_neighbours_are_read_and_little_of_it_is_kept()
    {
        var records = All("a,b\n" + new string('x', 10_000_000) + ",1\n2,3\n");

        Assert.Equal(CsvFault.TooLong, records[1].Fault);
        Assert.Equal(CsvReader.RawKeptMax, records[1].Raw.Length);
        Assert.Equal(["2", "3"], records[2].Fields);
    }

    [Fact]
    public void Spaces_around_a_value_are_not_part_of_it() =>
        Assert.Equal(["a", "b c", ""], All(" a , b c ,  \n")[0].Fields);

    [Fact]
    public void Whatever_is_written_is_read_again() => Gen.Char["ab,\"\n\r;ş "].Array[0, 12].Select(c => new string(c)).Array[1, 5].Array[1, 6]
        .Sample(rows =>
        {
            var text = string.Concat(rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"")}\"")) + "\r\n"));

            var read = All(text);

            Assert.Equal(rows.Length, read.Count);
            for (var i = 0; i < rows.Length; i++)
                Assert.Equal(rows[i].Select(f => f.Trim()), read[i].Fields);
        });

    [Fact]
    public void Any_text_at_all_is_read_to_its_end_and_its_raw_rows_make_it_up() => Gen.Char["a,\"\n\r"].Array[0, 40].Select(c => new string(c))
        .Sample(text =>
        {
            var raw = string.Concat(All(text).Select(r => r.Raw));

            Assert.Equal(Without(text), Without(raw));
        });

    private static string Without(string text) => text.Replace("\r", "").Replace("\n", "");
}
