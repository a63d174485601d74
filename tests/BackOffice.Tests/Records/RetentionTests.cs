using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BackOffice.Domain;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;

namespace BackOffice.Tests.Records;

public sealed class RetentionTests(Archive archive) : IClassFixture<Archive>
{
    [Theory]
    [InlineData("""{"class":"bank-statements","events":{"created":"2024-05-02"},"today":"2026-11-24"}""", "2034-12-31", "2035-01-01")]
    [InlineData("""{"rules":[{"trigger":"created","years":5,"startRule":"startOfNextYear"}],"events":{"created":"2024-05-02"},"today":"2026-11-24"}""", "2029-12-31", "2030-01-01")]
    [InlineData("""{"rules":[{"trigger":"created","years":1,"startRule":"event"}],"events":{"created":"2024-02-29"},"today":"2026-11-24"}""", "2025-02-28", "2025-03-01")]
    [InlineData("""{"class":"customer-files","events":{"created":"2024-05-02"},"today":"2026-11-24"}""", null, null)]
    [InlineData("""{"rules":[{"trigger":"created","years":1}],"events":{"created":"2024-01-01"},"holds":[{"from":"2024-06-01"}],"today":"2026-11-24"}""", "2025-01-01", null)]
    public async Task A_program_asks_how_long_something_is_kept(string body, string? through, string? eligible)
    {
        using var client = await archive.Client("records.view");

        using var answer = await client.PostAsync("/api/v1/records/retention/evaluate", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(through, json["keepThrough"]?.ToString());
        Assert.Equal(eligible, json["eligibleFrom"]?.ToString());
        Assert.NotEmpty(json["because"]!.AsArray());
    }

    [Fact]
    public async Task Given_rules_that_keep_longer_When_they_are_said_Then_they_count_at_once_and_a_shorter_one_waits_for_a_second_person()
    {
        var kept = await archive.Kept("policy.txt", "Politika", "voice-recordings", on: new DateOnly(2025, 5, 2));
        Assert.Equal(new DateOnly(2028, 12, 31), (await archive.Record(kept.Reference)).KeptUntil);

        var longer = await archive.As("records.set-retention", "records.view").Send(Revised(5));
        Assert.Null(longer.Refusal);
        Assert.Null(longer.Approval);
        Assert.Equal(new DateOnly(2030, 12, 31), await archive.Sql<DateOnly>("select keep_through from records.record where reference = $1", kept.Reference));

        var shorter = await archive.As("records.set-retention", "records.view").Send(Revised(2));
        Assert.NotNull(shorter.Approval);
        Assert.Equal(new DateOnly(2030, 12, 31), (await archive.Record(kept.Reference)).KeptUntil);
    }

    [Fact]
    public async Task Given_an_event_about_one_record_When_it_is_entered_Then_its_last_day_is_known()
    {
        var kept = await archive.Kept("contract.txt", "Sözleşme", "supplier-contracts", on: new DateOnly(2020, 1, 5));
        Assert.Equal(KeepState.Open, (await archive.Record(kept.Reference)).Keep);

        var said = await archive.As(Archive.Everything).Send(new BackOffice.Records.Events.Say.Command(Guid.NewGuid(), "contract-ended", null, kept.Reference, new DateOnly(2026, 3, 1), "Feshedildi"));

        Assert.Equal(Outcome.Done, said);
        var record = await archive.Record(kept.Reference);
        Assert.Equal((KeepState.Until, new DateOnly(2036, 12, 31)), (record.Keep, record.KeptUntil!.Value));
        Assert.Equal(2, record.Because.Count);
    }

    [Fact]
    public async Task Given_a_proof_of_a_log_When_it_is_checked_Then_it_is_valid_and_a_changed_one_is_not()
    {
        using var client = await archive.Client("records.view");
        byte[][] leaves = [BackOffice.Domain.Records.MerkleLog.LeafHash([1]), BackOffice.Domain.Records.MerkleLog.LeafHash([2]), BackOffice.Domain.Records.MerkleLog.LeafHash([3])];
        var root = BackOffice.Domain.Records.MerkleLog.Root(leaves);
        var proof = BackOffice.Domain.Records.MerkleLog.InclusionProof(1, leaves);

        async Task<JsonObject> Ask(byte[] leaf) => (await (await client.PostAsJsonAsync("/api/v1/records/log/verify-inclusion", new { leafIdx = 1, treeSize = 3, root, leafHash = leaf, proof })).Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.True((bool)(await Ask(leaves[1]))["valid"]!);
        Assert.False((bool)(await Ask(leaves[2]))["valid"]!);
    }

    private Revise.Command Revised(int years) => new(
        Guid.NewGuid(), "voice-recordings", "Voice recordings", "Ses kayıtları", ClassAccess.All, "Board decision", archive.Today,
        [new Evaluate.RuleGiven("created", years, 0, "startOfNextYear", "SPK III-45.1")]);
}
