using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference.Lists;

/// <summary>What the reader may do with a kind: decides which buttons are shown; the pipeline decides again about the act.</summary>
public static class Rights
{
    [OpenToAll("everyone may know what they may do")]
    public sealed record Query(string Kind) : IQuery<Answer>;

    public sealed record Answer(bool Edit, bool Import);

    internal sealed class Handler(Actor actor, IServiceProvider services) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken cancellationToken)
        {
            if (KindList.Find(query.Kind) is not { } kind || services.GetService<IHeldPermissions>() is not { } held)
                return new Answer(false, false);
            var mine = await held.Of(actor, cancellationToken);
            return new Answer(mine.Contains(kind.EditPermission), mine.Contains(kind.ImportPermission));
        }
    }
}
