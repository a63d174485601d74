using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Permissions.Grants;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Pipeline;
using CsCheck;

namespace BackOffice.Tests.Permissions.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly EntityId Broker = new(Guid.NewGuid());
    private static readonly EntityId Other = new(Guid.NewGuid());

    [Fact]
    public void Nobody_without_a_grant_may() =>
        Assert.Equal("trace.no-grant", Assert.Single(Evaluator.Decide("a.b", Scope.None, [], null, true, Today).Trace).Code);

    [Fact]
    public void A_grant_in_another_entity_does_not_count_and_says_so()
    {
        var decision = Evaluator.Decide("a.b", new Scope(Other), [Held(entity: Broker)], null, true, Today);

        Assert.False(decision.Allowed);
        Assert.Equal("trace.other-entity", Assert.Single(decision.Trace).Code);
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_000.01, false)]
    public void The_ceiling_is_included(decimal amount, bool may) =>
        Assert.Equal(may, Evaluator.Decide("a.b", new Scope(AmountTry: amount), [Held(ceiling: 1_000_000m)], null, true, Today).Allowed);

    [Fact]
    public void A_grant_counts_on_its_first_day_and_not_on_the_day_it_ends()
    {
        var valid = new DateRange(Today, Today.AddDays(1));

        Assert.True(Evaluator.Decide("a.b", Scope.None, [Held(valid: valid)], null, true, Today).Allowed);
        Assert.Equal("trace.grant-ended", Evaluator.Decide("a.b", Scope.None, [Held(valid: valid)], null, true, Today.AddDays(1)).Trace[0].Code);
        Assert.Equal("trace.grant-not-yet", Evaluator.Decide("a.b", Scope.None, [Held(valid: valid)], null, true, Today.AddDays(-1)).Trace[0].Code);
    }

    [Fact]
    public void A_desk_that_the_grant_names_must_be_the_desk_of_the_act()
    {
        Assert.False(Evaluator.Decide("a.b", new Scope(Desk: "debt"), [Held(desk: "equity")], null, true, Today).Allowed);
        Assert.True(Evaluator.Decide("a.b", new Scope(Desk: "equity"), [Held(desk: "equity")], null, true, Today).Allowed);
    }

    [Fact]
    public void A_token_takes_away_and_never_adds() => Gen.Bool.Array[3].Sample(b =>
    {
        var held = b[0] ? [Held()] : Array.Empty<Holding>();
        var token = b[1] ? new HashSet<string> { b[2] ? "a.b" : "c.d" } : null;

        var decision = Evaluator.Decide("a.b", Scope.None, held, token, true, Today);

        Assert.Equal(b[0] && (token is null || token.Contains("a.b")), decision.Allowed);
    });

    [Fact]
    public void Who_has_left_may_nothing() => Assert.False(Evaluator.Decide("a.b", Scope.None, [Held()], null, false, Today).Allowed);

    private static Holding Held(EntityId? entity = null, string desk = "", decimal? ceiling = null, DateRange? valid = null) => new(new Grant(
        new GrantId(Guid.NewGuid()), entity ?? EntityId.Firm, new UserId(Guid.NewGuid()), new RoleId(Guid.NewGuid()), desk, "", ceiling,
        valid ?? new DateRange(Today), new TimeRange(DateTimeOffset.UnixEpoch), UserId.System, "test"), "role");
}
