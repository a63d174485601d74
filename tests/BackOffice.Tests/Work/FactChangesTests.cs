using System.Text.Json.Nodes;
using BackOffice.Work.Audit;

namespace BackOffice.Tests.Work;

/// <summary>However a fact says what it changed, its reader sees it from what to what.</summary>
public sealed class FactChangesTests
{
    [Fact]
    public void A_pair_of_old_and_new_is_a_change_and_one_that_stayed_is_none() =>
        Assert.Equal([new Details.Change("desk", "equity", "debt")], Of("""{"oldDesk":"equity","desk":"debt","oldEntity":"a","entity":"a"}"""));

    [Fact]
    public void Days_end_with_the_last_that_counts() =>
        Assert.Equal(
            [new Details.Change("valid", "2026-01-01..", "2026-01-01..2026-11-24")],
            Of("""{"oldValid":{"from":"2026-01-01","to":null},"valid":{"from":"2026-01-01","to":"2026-11-25"}}"""));

    [Fact]
    public void Things_with_a_state_before_and_after_are_named() =>
        Assert.Equal(
            [new Details.Change("ST-1", "Matched", "Held")],
            Of("""{"instructions":[{"reference":"ST-1","before":"Matched","after":"Held"},{"reference":"ST-2","before":"Held","after":"Held"}]}"""));

    [Fact]
    public void What_a_role_gained_and_lost_stands_one_by_one() =>
        Assert.Equal(
            [new Details.Change("permission", null, "jobs.view"), new Details.Change("permission", "reference.view", null)],
            Of("""{"added":["jobs.view"],"removed":["reference.view"]}"""));

    private static List<Details.Change> Of(string content) => FactChanges.Of(JsonNode.Parse(content)!.AsObject());
}
