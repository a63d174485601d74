using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;

namespace BackOffice.Permissions.Tokens;

/// <summary>
/// Makes an API token for oneself. The secret is made where it is shown and never enters the house: only its hash comes here.
/// </summary>
public static class Create
{
    /// <param name="Visible">The secret's first characters, to recognise it by.</param>
    /// <param name="LifeDays">1 to <see cref="ApiToken.LifeDaysMax"/>.</param>
    /// <param name="Permissions">What it is limited to; null for all that its owner holds.</param>
    [OpenToAll("a token never holds more than its owner")]
    public sealed record Command(Guid RequestId, string Name, byte[] Hash, string Visible, int LifeDays, IReadOnlyList<string>? Permissions) : ICommand<Outcome<ApiTokenId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("token.name-missing")
                .MaximumLength(ApiToken.NameLengthMax).WithErrorCode("token.name-too-long").WithState(_ => new object?[] { ApiToken.NameLengthMax });
            RuleFor(c => c.LifeDays).InclusiveBetween(1, ApiToken.LifeDaysMax).WithErrorCode("token.life").WithState(_ => new object?[] { ApiToken.LifeDaysMax });
            RuleFor(c => c.Hash).Must(h => h is { Length: 32 }).WithErrorCode("link.malformed");
            RuleFor(c => c.Visible).MaximumLength(16).WithErrorCode("link.malformed");
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, IHeldPermissions held, TimeProvider clock) : IRequestHandler<Command, Outcome<ApiTokenId>>
    {
        public async Task<Outcome<ApiTokenId>> Handle(Command command, CancellationToken cancellationToken)
        {
            // A limited token that could make an unlimited one would be no limit.
            if (actor.TokenPermissions is not null)
                return new Refusal("token.by-token");
            if (command.Permissions is { } wanted)
            {
                var mine = await held.Of(actor, cancellationToken);
                if (wanted.FirstOrDefault(p => !mine.Contains(p)) is { } foreign)
                    return new Refusal("token.not-held", foreign).At(nameof(Command.Permissions));
            }
            var now = clock.GetUtcNow().Microseconds();
            var token = new ApiToken(
                new ApiTokenId(Guid.CreateVersion7(now)), EntityId.Firm, actor.UserId, command.Name, command.Visible, command.Hash,
                command.Permissions?.ToArray(), now, now.AddDays(command.LifeDays));
            db.ApiTokens.Add(token);
            db.Audit(new TokenCreated(token.Id, token.Owner, token.Name, token.ExpiresAt, command.Permissions));
            return token.Id;
        }
    }
}
