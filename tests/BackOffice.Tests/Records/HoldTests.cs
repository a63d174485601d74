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

    [Fact]
    public async Task Given_a_search_that_finds_nothing_When_a_hold_is_placed_Then_it_is_refused()
    {
        var outcome = await archive.As(Archive.Everything).Send(new Place.Command(Guid.NewGuid(), "x", "y", "kelimeyok", null, null));

        Assert.Equal("hold.finds-nothing", outcome.Refusal?.Code);
    }
}
