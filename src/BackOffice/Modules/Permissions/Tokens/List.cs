using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Tokens;

/// <summary>One's own API tokens, newest first; secrets are not among them.</summary>
public static class List
{
    [OpenToAll("everybody may see their own tokens")]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public enum State { Working, Expired, Revoked }

    public sealed record Row(ApiTokenId Id, string Name, string Prefix, State State, IReadOnlyList<string>? Permissions, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, me) = (clock.GetUtcNow(), actor.UserId);
            var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.Owner == me).OrderByDescending(t => t.CreatedAt).Take(200).ToListAsync(cancellationToken);
            return [.. tokens.Select(t => new Row(t.Id, t.Name, t.Prefix,
                t.RevokedAt is not null ? State.Revoked : now >= t.ExpiresAt ? State.Expired : State.Working, t.Permissions, t.CreatedAt, t.ExpiresAt, t.LastUsedAt))];
        }
    }
}
