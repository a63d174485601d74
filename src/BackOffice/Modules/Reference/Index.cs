using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference;

/// <summary>What the room keeps, and how much of each.</summary>
public static class Index
{
    [Requires(ReferencePermissions.View)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    public sealed record Line(string Kind, long Rows);

    internal sealed class Handler(BackOfficeDb db) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken cancellationToken)
        {
            var lines = new List<Line>();
            foreach (var kind in KindList.All)
                lines.Add(new Line(kind.Name, await kind.Count(db, cancellationToken)));
            return lines;
        }
    }
}
