using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Identity;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Tokens;

/// <summary>Stops one of one's own tokens; its next request is refused.</summary>
public static class Revoke
{
    [OpenToAll("everybody may stop their own tokens")]
    public sealed record Command(Guid RequestId, ApiTokenId Token) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Token).NotEmpty().WithErrorCode("token.unknown");
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == command.Token && t.Owner == actor.UserId, cancellationToken);
            if (token is null)
                return new Refusal("token.unknown");
            token.Revoke(clock.GetUtcNow());
            db.Audit(new TokenRevoked(token.Id, token.Owner, token.Name));
            return Outcome.Done;
        }
    }
}
