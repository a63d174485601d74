using System.Diagnostics;
using BackOffice.Messages.Sanctions;

namespace BackOffice.Messages.Tests.Sanctions;

/// <summary>The lists as they are published, where they are at hand.</summary>
public sealed class RealListsTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("BACKOFFICE_TEST_DATA");

    private static SanctionsPart Part(string name)
    {
        var path = Path.Combine(Folder ?? "", "sanctions", name);
        Skip.If(Folder is null || !File.Exists(path), $"BACKOFFICE_TEST_DATA names no folder with sanctions/{name}.");
        return new SanctionsPart(name, File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void The_american_list_is_read_to_its_last_row()
    {
        SanctionsPart[] parts = [Part("ofac-sdn.csv"), Part("ofac-alt.csv"), Part("ofac-add.csv"), Part("ofac-sdn_comments.csv")];
        var watch = Stopwatch.StartNew();

        var reading = SanctionsFile.Read(parts);

        Assert.Null(reading.Fault);
        Assert.Empty(reading.Errors);
        Assert.Equal(7379, reading.Entities.Count);
        Assert.Equal((3845, 2994, 323, 217), (
            reading.Entities.Count(e => e.Kind == ListKind.Person), reading.Entities.Count(e => e.Kind == ListKind.Organisation),
            reading.Entities.Count(e => e.Kind == ListKind.Vessel), reading.Entities.Count(e => e.Kind == ListKind.Aircraft)));
        Assert.True(reading.Entities.Sum(e => e.Names.Count) > 7379 + 9000);
        Assert.True(reading.Entities.Sum(e => e.Births.Count) > 4000);
        Assert.True(watch.ElapsedMilliseconds < 10_000);
    }

    [SkippableFact]
    public void The_american_list_cut_in_half_is_a_fault()
    {
        var whole = Part("ofac-sdn.csv");

        var reading = SanctionsFile.Read([whole with { Content = whole.Content[..(whole.Content.Length / 2)] }]);

        Assert.StartsWith("file.cut", reading.Fault?.Code, StringComparison.Ordinal);
        Assert.Empty(reading.Entities);
    }

    [SkippableFact]
    public void The_list_of_the_united_nations_is_read_to_its_last_entry()
    {
        var reading = SanctionsFile.Read([Part("un-consolidated.xml")]);

        Assert.Null(reading.Fault);
        Assert.Empty(reading.Errors);
        Assert.Equal((730, 273), (reading.Entities.Count(e => e.Kind == ListKind.Person), reading.Entities.Count(e => e.Kind == ListKind.Organisation)));
        Assert.True(reading.Entities.Sum(e => e.Names.Count(n => n.Weak)) > 500);
        Assert.Equal(1003, reading.Entities.Select(e => e.Id).Distinct().Count());
    }

    [SkippableFact]
    public void The_list_of_the_united_nations_cut_in_half_is_a_fault()
    {
        var whole = Part("un-consolidated.xml");

        Assert.Equal("file.cut", SanctionsFile.Read([whole with { Content = whole.Content[..(whole.Content.Length / 2)] }]).Fault?.Code);
    }
}
