using BackOffice.Domain;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Records.Holds;

namespace BackOffice.Tests.Records;

public sealed class HoldTests(Archive archive) : IClassFixture<Archive>
{
    [Fact]
    public async Task Given_a_hold_placed_by_a_search_When_its_release_is_asked_Then_only_a_second_person_lets_the_records_go()
    {
        var held = await archive.Kept("uyuşmazlık.txt", "x", title: "Zeytinlik davası");
        var other = await archive.Kept("başka.txt", "y", title: "Başka konu");
        var maker = archive.As([.. Archive.Everything, "records.approve-releases"]);

        var placed = await maker.Send(new Place.Command(Guid.NewGuid(), "Dava", "Mahkeme istedi", "zeytinlik", null, null));

        Assert.Equal(1, placed.Value!.Records);
        Assert.Equal(["Dava"], (await archive.Record(held.Reference)).Holds.Select(h => h.Name));
        Assert.Empty((await archive.Record(other.Reference)).Holds);
        Assert.Null((await archive.Record(held.Reference)).EligibleFrom);

        var asked = await maker.Send(new Release.Command(Guid.NewGuid(), placed.Value.Reference, "Dava bitti"));
        var sha256 = Convert.ToHexStringLower((await archive.Read<Approval>(asked.Approval!.Value)).Sha256);
        var alone = await maker.Send(new Approve.Command(Guid.NewGuid(), asked.Approval.Value, sha256));
        Assert.NotNull(alone.Refusal);
        Assert.Null((await archive.Record(held.Reference)).Holds[0].ReleasedAt);

        var second = await archive.As("records.approve-releases").Send(new Approve.Command(Guid.NewGuid(), asked.Approval.Value, sha256));
        Assert.Equal(Outcome.Done, second);
        Assert.NotNull((await archive.Record(held.Reference)).Holds[0].ReleasedAt);
    }

    [Theory]
    [InlineData("/records/documents?q=zeytinlik&held=no&sort=keptUntil")]
    [InlineData("/records/documents?text=pending,failed&keep=until")]
    [InlineData("/records/holds?inForce=yes&sort=-records")]
    [InlineData("/records/events")]
    [InlineData("/records/retention")]
    [InlineData("/records/completeness")]
    [InlineData("/records/search?q=a")]
    [InlineData("/records")]
    public async Task Each_page_of_the_room_opens_by_its_address_with_something_in_it(string address)
    {
        var kept = await archive.Kept("liste.txt", "x " + address, title: "Sayfa");
        var placed = await archive.As(Archive.Everything).Send(new Place.Command(Guid.NewGuid(), "Sayfa", "Neden", "sayfa", null, null));
        using var client = await archive.Client(Archive.Everything);

        foreach (var page in new[] { address, $"/records/documents/{kept.Reference}", $"/records/holds/{placed.Value!.Reference}", $"/records/documents/describe/{kept.Reference}" })
        {
            using var answer = await client.GetAsync(page);
            Assert.True(answer.IsSuccessStatusCode, $"{page}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Given_a_search_that_finds_nothing_When_a_hold_is_placed_Then_it_is_refused()
    {
        var outcome = await archive.As(Archive.Everything).Send(new Place.Command(Guid.NewGuid(), "x", "y", "kelimeyok", null, null));

        Assert.Equal("hold.finds-nothing", outcome.Refusal?.Code);
    }
}
