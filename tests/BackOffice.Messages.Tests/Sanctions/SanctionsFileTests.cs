using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using BackOffice.Messages.Sanctions;
using CsCheck;

namespace BackOffice.Messages.Tests.Sanctions;

public sealed class SanctionsFileTests
{
    private static readonly string[] OfacNames = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];

    private static byte[] Golden(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sanctions", "Golden", name));

    private static SanctionsPart Part(string name) => new(name, Golden(name));

    private static SanctionsReading Ofac() => SanctionsFile.Read([.. OfacNames.Select(Part)]);

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return whole.ToArray();
    }

    [Fact]
    public void The_four_files_of_ofac_are_one_list()
    {
        var reading = Ofac();

        Assert.Null(reading.Fault);
        Assert.Empty(reading.Errors);
        Assert.Equal([ListKind.Person, ListKind.Organisation, ListKind.Vessel, ListKind.Person], reading.Entities.Select(e => e.Kind));
        var person = reading.Entities[0];
        Assert.Equal([new("KARADAG, Mehmet Cemal"), new("KARADAG, Mehmed Jamal", NameUse.Alias), new("KARA KARTAL", NameUse.Alias, Weak: true)], person.Names);
        Assert.Equal([new(new DateOnly(1968, 7, 5), new DateOnly(1968, 7, 5)), new(new DateOnly(1970, 1, 1), new DateOnly(1970, 12, 31))], person.Births);
        Assert.Equal(["Turkland", "Otherland"], person.Countries);
        Assert.Equal(["SDGT", "IFSR"], person.Programmes);
        Assert.Equal([new("Example Street 5, Yozgat", "Turkland"), new(null, "Otherland")], person.Addresses);
        Assert.Equal([new("Passport", "T1234567", "Turkland")], person.Documents);
        Assert.EndsWith("Linked To: NORDHAFEN LOGISTIK GMBH; citizen Otherland.", person.Remarks, StringComparison.Ordinal);
        Assert.Equal(1, person.Line);
        Assert.Equal(new ListName("NORDHAFEN SPEDITION", NameUse.Former), reading.Entities[1].Names[1]);
        Assert.Null(reading.Entities[1].Remarks);
        Assert.Equal(["Panama"], reading.Entities[2].Countries);
        Assert.Equal(
            [new(new DateOnly(1960, 1, 1), new DateOnly(1960, 12, 31), Circa: true), new(new DateOnly(1958, 1, 1), new DateOnly(1962, 12, 31)), new(new DateOnly(1961, 3, 1), new DateOnly(1961, 3, 31))],
            reading.Entities[3].Births);
    }

    [Fact]
    public void They_may_come_in_one_zip_with_folders_or_the_names_alone()
    {
        var zipped = SanctionsFile.Read("ofac.zip", Zip([.. OfacNames.Select(n => ("../lists/ofac-" + n, Golden(n)))]));
        var alone = SanctionsFile.Read("SDN.CSV", Golden("sdn.csv"));

        Assert.Equal(Ofac().Entities.Select(e => e.ContentHash), zipped.Entities.Select(e => e.ContentHash));
        Assert.Equal(4, alone.Entities.Count);
        Assert.Equal([new("KARADAG, Mehmet Cemal"), new("KARA KARTAL", NameUse.Alias, Weak: true)], alone.Entities[0].Names);
    }

    [Fact]
    public void The_list_of_the_united_nations_is_read_whole_and_a_nameless_entry_is_named()
    {
        var reading = SanctionsFile.Read("consolidated.xml", Golden("un.xml"));

        Assert.Null(reading.Fault);
        Assert.Equal(new DateOnly(2026, 2, 27), reading.PublishedOn);
        Assert.Equal(("row.required", 22L), (Assert.Single(reading.Errors).Code, reading.Errors[0].Line));
        var (person, entity) = (reading.Entities[0], reading.Entities[1]);
        Assert.Equal(
            [new("OMAR SANCAKTAR"), new("عمر سنجقدار", NameUse.OriginalScript), new("Umar Sanjaktar", NameUse.Alias), new("The Standard Bearer", NameUse.Alias, Weak: true)], person.Names);
        Assert.Equal(
            [new(new DateOnly(1971, 5, 1), new DateOnly(1971, 5, 1)), new(new DateOnly(1970, 1, 1), new DateOnly(1970, 12, 31), Circa: true), new(new DateOnly(1968, 1, 1), new DateOnly(1972, 12, 31))],
            person.Births);
        Assert.Equal(["Turkland", "Otherland"], person.Countries);
        Assert.Equal([new("Passport", "D9004878", "Turkland")], person.Documents);
        Assert.Equal("An invented person.", person.Remarks);
        Assert.Equal((ListKind.Organisation, NameUse.Former), (entity.Kind, entity.Names[2].Use));
    }

    [Fact]
    public void Our_own_form_is_read_and_each_bad_row_is_named_with_its_field()
    {
        var text = Encoding.UTF8.GetString(Golden("ours.csv")) + "x,animal,,,,A-4\n,person,,,,A-5\nx,person,31.12.1999,,,A-6\nx,person,,,,A-1\n\"Karadağ, Mehmet\",person,1968-07-05,TR,Mehmed Karadag|Kara Kartal,A-1\nx,y\n";

        var reading = SanctionsFile.Read("list.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal(["A-1", "A-2", "A-3"], reading.Entities.Select(e => e.Id));
        Assert.Equal(["Karadağ, Mehmet", "Mehmed Karadag", "Kara Kartal"], reading.Entities[0].Names.Select(n => n.Name));
        Assert.Equal(new ListBirth(new DateOnly(1968, 1, 1), new DateOnly(1972, 12, 31)), Assert.Single(reading.Entities[2].Births));
        Assert.Equal(
            [("row.one-of", "kind", 5L), ("row.required", "name", 6), ("row.day", "birth_date", 7), ("sanctions.entity-twice", "entity_id", 8), ("row.fields", null, 10)],
            reading.Errors.Select(e => (e.Code, e.Field, e.Line!.Value)));
        Assert.Equal(1, reading.Duplicates);
    }

    [Theory]
    [InlineData("sdn.csv")]
    [InlineData("un.xml")]
    [InlineData("ours.csv")]
    public void A_file_cut_anywhere_inside_a_line_is_a_fault_and_gives_nothing(string name)
    {
        var whole = Golden(name);
        for (var length = whole.Length / 4; length < whole.Length - 4; length += 13)
        {
            if (name != "un.xml" && whole[length - 1] == (byte)'\n')
                continue;
            var reading = SanctionsFile.Read(name, whole[..length]);
            if (reading.Fault is null)
                Assert.Equal(name == "un.xml" ? "never" : "last field", WhereCut(name, whole, length));
            else
                Assert.Empty(reading.Entities);
        }
    }

    // A row that lost only the end of its last, unquoted field has all its fields: the contract takes it as a whole line.
    private static string WhereCut(string name, byte[] whole, int length)
    {
        var line = Encoding.UTF8.GetString(whole[..length]).Split('\n')[^1];
        return name == "un.xml" ? "xml" : line.Count(c => c == ',') >= (name == "sdn.csv" ? 11 : 5) ? "last field" : line;
    }

    [Theory]
    [InlineData("sdn.csv", "", "file.empty")]
    [InlineData("sdn.csv", "\u001A", "file.empty")]
    [InlineData("list.csv", "  \n", "file.empty")]
    [InlineData("list.csv", "name,entity_id\n", "file.empty")]
    [InlineData("list.csv", "name,country\nx,TR\n", "file.header-missing")]
    [InlineData("list.csv", "name,name,entity_id\n", "file.header-repeated")]
    [InlineData("list.csv", "name,entity_id\n\"open,1\n", "file.cut-quote")]
    [InlineData("list.csv", "name,entity_id\nx", "file.cut-row")]
    [InlineData("sdn.csv", "a,b,c\n", "sanctions.no-entity")]
    [InlineData("alt.csv", "1,2,\"aka\",\"X\",-0- \n", "sanctions.main-missing")]
    [InlineData("x.xml", "<CONSOLIDATED_LIST></CONSOLIDATED_LIST>", "file.empty")]
    [InlineData("x.xml", "<html></html>", "sanctions.not-a-list")]
    [InlineData("x.xml", "<CONSOLIDATED_LIST><INDIVIDUALS></CONSOLIDATED_LIST>", "xml.malformed")]
    [InlineData("x.xml", "<CONSOLIDATED_LIST><INDIVIDUALS>", "file.cut")]
    [InlineData("x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>", "xml.dtd")]
    public void What_is_empty_or_no_list_is_a_fault(string name, string text, string code)
    {
        var reading = SanctionsFile.Read(name, Encoding.UTF8.GetBytes(text));

        Assert.Equal(code, reading.Fault?.Code);
        Assert.Empty(reading.Entities);
    }

    [Fact]
    public void A_main_file_cut_at_a_line_end_is_given_away_by_the_aliases_of_later_entities()
    {
        var sdn = Encoding.UTF8.GetBytes("1,\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n");
        var alt = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},{i},\"aka\",\"B{i}\",-0- \n")));

        Assert.Equal("sanctions.main-short", SanctionsFile.Read([new("sdn.csv", sdn), new("alt.csv", alt)]).Fault?.Code);
    }

    [Fact]
    public void Latin_1_is_read_and_told()
    {
        var reading = SanctionsFile.Read("sdn.csv", Encoding.Latin1.GetBytes("1,\"IBÁÑEZ\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"));

        Assert.True(reading.Latin1);
        Assert.Equal("IBÁÑEZ", reading.Entities[0].PrimaryName);
    }

    [Fact]
    public void A_bomb_or_a_hundred_thousand_nested_elements_are_refused_quickly()
    {
        var watch = Stopwatch.StartNew();
        var nested = Encoding.UTF8.GetBytes("<CONSOLIDATED_LIST>" + string.Concat(Enumerable.Repeat("<INDIVIDUAL>", 100_000)));
        var deep = Encoding.UTF8.GetBytes("<CONSOLIDATED_LIST>" + string.Concat(Enumerable.Repeat("<A>", 100_000)));

        Assert.Equal("xml.too-deep", SanctionsFile.Read("x.xml", nested).Fault?.Code);
        Assert.Equal("xml.too-deep", SanctionsFile.Read("x.xml", deep).Fault?.Code);
        Assert.Equal("file.zip-members", SanctionsFile.Read("x.zip", Zip([.. Enumerable.Range(0, 60).Select(i => ($"{i}.csv", new byte[1]))])).Fault?.Code);
        Assert.Equal("file.zip-broken", SanctionsFile.Read("x.zip", Zip(("sdn.csv", Golden("sdn.csv")))[..100]).Fault?.Code);
        Assert.True(watch.ElapsedMilliseconds < 2000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer()
    {
        byte[][] seeds = [Golden("sdn.csv"), Golden("un.xml"), Golden("ours.csv")];
        string[] names = ["sdn.csv", "un.xml", "ours.csv"];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Select(Gen.Int[0, 5000], Gen.Byte).Array[0, 8], Gen.Int[0, 5000]).Sample((seed, name, changes, length) =>
        {
            var bytes = seeds[seed].ToArray();
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            var reading = SanctionsFile.Read(names[name], bytes[..Math.Min(length, bytes.Length)]);

            Assert.True(reading.Fault is null == reading.Entities.Count > 0);
        }, iter: 2000);
    }

    [Fact]
    public void The_difference_of_two_versions_names_what_was_added_changed_and_removed()
    {
        var older = Ofac().Entities;
        ListEntity[] newer = [older[3], older[1] with { Countries = ["Germany", "Panama"], Remarks = "new" }, older[0] with { Names = [older[0].Names[0], older[0].Names[2], older[0].Names[1]] }, older[2] with { Id = "999" }];

        var difference = SanctionsDifference.Between(older, newer);

        Assert.Equal("999", Assert.Single(difference.Added).Id);
        Assert.Equal("103", Assert.Single(difference.Removed).Id);
        Assert.Equal([new("countries", "Germany", "Germany | Panama"), new("remarks", "", "new")], Assert.Single(difference.Changed).Fields);
        Assert.True(SanctionsDifference.Between(older, older.Reverse()).IsNone);
        Assert.True(SanctionsDifference.IsMuchSmaller(1000, 899, 0.9m));
        Assert.False(SanctionsDifference.IsMuchSmaller(1000, 900, 0.9m));
    }
}
