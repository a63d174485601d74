namespace BackOffice.Domain.ItServices;

/// <summary>How many are hit: the whole firm, a room or a market link, a team, one person.</summary>
public enum Impact { Firm, Department, Team, Person }

/// <summary>How soon it hurts: now, today, this week.</summary>
public enum Urgency { Now, Today, Later }

/// <summary>One field of the matrix, as its dated configuration holds it.</summary>
/// <param name="Priority">1 is the gravest.</param>
public sealed record PriorityCell(Impact Impact, Urgency Urgency, int Priority);

/// <summary>Impact times urgency gives the priority. The fields are configuration; a matrix with a hole is refused, so that no incident is without a priority.</summary>
public sealed class PriorityMatrix
{
    public const int LowestPriority = 4;

    private readonly Dictionary<(Impact, Urgency), int> _cells;

    private PriorityMatrix(Dictionary<(Impact, Urgency), int> cells) => _cells = cells;

    /// <summary>Refused with <c>priority.out-of-range</c>, <c>priority.twice</c>, <c>priority.missing</c>, or <c>priority.graver-is-lower</c> when more impact or urgency would count less.</summary>
    public static Outcome<PriorityMatrix> Of(IEnumerable<PriorityCell> cells)
    {
        var read = new Dictionary<(Impact, Urgency), int>();
        foreach (var cell in cells)
        {
            if (cell.Priority is < 1 or > LowestPriority)
                return new Refusal("priority.out-of-range", cell.Priority, LowestPriority);
            if (!read.TryAdd((cell.Impact, cell.Urgency), cell.Priority))
                return new Refusal("priority.twice", cell.Impact, cell.Urgency);
        }
        foreach (var impact in Enum.GetValues<Impact>())
        {
            foreach (var urgency in Enum.GetValues<Urgency>())
            {
                if (!read.TryGetValue((impact, urgency), out var priority))
                    return new Refusal("priority.missing", impact, urgency);
                if (read.TryGetValue((impact - 1, urgency), out var wider) && wider > priority || read.TryGetValue((impact, urgency - 1), out var sooner) && sooner > priority)
                    return new Refusal("priority.graver-is-lower", impact, urgency);
            }
        }
        return new PriorityMatrix(read);
    }

    public int Of(Impact impact, Urgency urgency) => _cells[(impact, urgency)];
}
