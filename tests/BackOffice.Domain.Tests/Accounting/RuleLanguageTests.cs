using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class RuleLanguageTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 2 - 3", 5)]
    [InlineData("-a + 12", 2)]
    [InlineData("max(a - 12, 0)", 0)]
    [InlineData("min(a, 3) / 2", 1.5)]
    [InlineData("round(a / 3)", 3.33)]
    public void An_expression_has_a_value(string text, double value) =>
        Assert.Equal((decimal)value, Expression.Parse(text).Value!.Value(Inputs()).Value);

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("delete(a)")]
    [InlineData("1..2")]
    [InlineData("A")]
    [InlineData("")]
    public void What_does_not_read_is_refused_with_its_place(string text) =>
        Assert.Equal("rule.expression-wrong", Expression.Parse(text).Refusal?.Code);

    [Fact]
    public void A_missing_input_and_a_division_by_zero_are_refusals()
    {
        Assert.Equal(new Refusal("rule.input-missing", "net"), Expression.Parse("net + 1").Value!.Value(Inputs()).Refusal);
        Assert.Equal("rule.division-by-zero", Expression.Parse("a / (a - a)").Value!.Value(Inputs()).Refusal?.Code);
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.String[Gen.Char["()+-*/,.0123456789abmxin "], 0, 400].Sample(text => Expression.Parse(text) is { } outcome && (outcome.IsRefused || outcome.Value is not null));

    [Theory]
    [InlineData("on trade-booked\ndebit client: a\ncredit clearing: a", 1)]
    [InlineData("when trade-booked, side = buy\ndebit client: a\ncredit clearing: a", 1)]
    [InlineData("when trade-booked\ndebit client: a\ncredits clearing: a", 3)]
    public void A_rule_that_does_not_read_names_its_line(string text, int line) =>
        Assert.Equal(line, PostingRule.Parse("x", 1, new DateRange(StandardRules.From), text).Refusal?.Args[0]);

    [Fact]
    public void Every_role_of_the_standard_rules_has_an_account()
    {
        var mapped = StandardRoles.Roles.Select(r => r.Role).ToHashSet();

        Assert.Empty(StandardRules.Rules.SelectMany(r => r.Lines).Select(l => l.Role).Except(mapped));
        Assert.Empty(StandardRoles.Roles.Select(r => r.Account).Except(StandardRoles.Accounts.Select(a => a.Code)));
    }

    private static Inputs Inputs() => new(new Dictionary<string, decimal> { ["a"] = 10 }, 2);
}
