using BackOffice.Domain.ItServices;

namespace BackOffice.Domain.Tests.ItServices;

public sealed class IncidentTests
{
    private static readonly PriorityCell[] Cells =
        [.. from impact in Enum.GetValues<Impact>() from urgency in Enum.GetValues<Urgency>() select new PriorityCell(impact, urgency, Math.Min(4, 1 + (int)impact + (int)urgency))];

    [Fact]
    public void Impact_times_urgency_gives_the_priority()
    {
        var matrix = PriorityMatrix.Of(Cells).Value!;

        Assert.Equal(1, matrix.Of(Impact.Firm, Urgency.Now));
        Assert.Equal(4, matrix.Of(Impact.Person, Urgency.Later));
    }

    [Fact]
    public void A_matrix_with_a_hole_a_double_a_stranger_or_a_twist_is_refused()
    {
        Assert.Equal("priority.missing", PriorityMatrix.Of(Cells[1..]).Refusal?.Code);
        Assert.Equal("priority.twice", PriorityMatrix.Of([.. Cells, Cells[0]]).Refusal?.Code);
        Assert.Equal("priority.out-of-range", PriorityMatrix.Of([Cells[0] with { Priority = 5 }, .. Cells[1..]]).Refusal?.Code);
        Assert.Equal("priority.graver-is-lower", PriorityMatrix.Of([Cells[0] with { Priority = 4 }, .. Cells[1..]]).Refusal?.Code);
    }

    [Fact]
    public void Every_way_is_either_open_or_refused_with_its_reason()
    {
        foreach (var from in Enum.GetValues<IncidentState>())
        {
            foreach (var to in Enum.GetValues<IncidentState>())
            {
                var moved = IncidentFlow.Move(from, to);
                var expected = from == to ? "incident.already" : IncidentFlow.From(from).Contains(to) ? null : from == IncidentState.Reviewed ? "incident.reviewed" : "incident.no-such-way";
                Assert.Equal(expected, moved.Refusal?.Code);
            }
        }
        Assert.Equal("incident.no-such-way", IncidentFlow.Move(IncidentState.Reported, IncidentState.Reviewed).Refusal?.Code);
        Assert.Equal(Outcome.Done, IncidentFlow.Move(IncidentState.Resolved, IncidentState.Investigating));
    }

    [Theory]
    [InlineData(false, null, CheckConsequence.Open)]
    [InlineData(false, IncidentState.Reported, CheckConsequence.Nothing)]
    [InlineData(false, IncidentState.Monitoring, CheckConsequence.Nothing)]
    [InlineData(false, IncidentState.Resolved, CheckConsequence.Reopen)]
    [InlineData(false, IncidentState.Reviewed, CheckConsequence.Open)]
    [InlineData(true, null, CheckConsequence.Nothing)]
    [InlineData(true, IncidentState.Investigating, CheckConsequence.Resolve)]
    [InlineData(true, IncidentState.Resolved, CheckConsequence.Nothing)]
    public void A_failed_check_has_one_open_incident_and_a_good_one_none(bool healthy, IncidentState? latest, CheckConsequence consequence) =>
        Assert.Equal(consequence, IncidentFlow.OnCheck(healthy, latest));
}
