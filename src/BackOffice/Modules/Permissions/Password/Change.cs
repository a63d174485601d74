using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace BackOffice.Permissions.Password;

/// <summary>Changes one's own password. Refused when the present one is wrong or the new one is too short.</summary>
public static class Change
{
    [OpenToAll("everybody may change their own password")]
    public sealed record Command(Guid RequestId, Secret Present, Secret New, Secret Again) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Present).Must(s => !string.IsNullOrEmpty(s.Text)).WithErrorCode("password.present-missing");
            RuleFor(c => c.New).Must(PasswordRules.LongEnough).WithErrorCode("password.too-short").WithState(_ => new object?[] { PasswordRules.LengthMin });
            RuleFor(c => c.Again).Must((c, again) => again == c.New).WithErrorCode("password.differs");
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, UserManager<User> users) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var person = await db.People.FindAsync([actor.UserId.Value], cancellationToken);
            if (person is null)
                return new Refusal("person.unknown");
            if (person.PasswordHash is null || users.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash, command.Present.Text) == PasswordVerificationResult.Failed)
                return new Refusal("password.present-wrong").At(nameof(Command.Present));
            person.PasswordHash = users.PasswordHasher.HashPassword(person, command.New.Text);
            db.Audit(new PasswordChanged(person.Key));
            return Outcome.Done;
        }
    }
}
