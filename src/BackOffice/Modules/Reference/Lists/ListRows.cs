using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference.Lists;

/// <summary>Rows of one kind, filtered, sorted, a page at a time, as of a day and as known at one.</summary>
public static class ListRows
{
    [Requires(ReferencePermissions.View)]
    public sealed record Query(string Kind, ListRequest Request) : IQuery<ISheet?>;

    internal sealed class Handler(BackOfficeDb db, TimeProvider clock) : IRequestHandler<Query, ISheet?>
    {
        public async Task<ISheet?> Handle(Query query, CancellationToken cancellationToken) =>
            KindList.Find(query.Kind) is { } kind ? await kind.List(db, query.Request, clock, cancellationToken) : null;
    }
}
