using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>
/// Adds a person who may sign in. The person chooses the password behind a one-time link; nobody sets it for another.
/// Refused when the user name is taken.
/// </summary>
public static class Create
{
    /// <param name="Entity">The home entity: taken when a request names none.</param>
    /// <param name="LinkHash">Hash of the one-time link that the page shows once; null when none is wanted.</param>
    /// <param name="Password">Only for the product's own sample people.</param>
    [Requires(Rights.ManagePeople)]
    public sealed record Command(
        Guid RequestId, string UserName, string DisplayName, EntityId Entity, string? Desk, byte[]? LinkHash, Secret? Password = null) : ICommand<Outcome<UserId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("person.user-name-missing")
                .Matches("^[a-z0-9][a-z0-9.-]{0,63}$").WithErrorCode("person.user-name-form");
            RuleFor(c => c.DisplayName).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("person.name-missing")
                .MaximumLength(User.DisplayNameLengthMax).WithErrorCode("person.name-too-long").WithState(_ => new object?[] { User.DisplayNameLengthMax });
            RuleFor(c => c.Desk!).Matches("^[a-z0-9-]{1,40}$").WithErrorCode("grant.desk-form").When(c => c.Desk is not null);
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, UserManager<User> users, TimeProvider clock) : IRequestHandler<Command, Outcome<UserId>>
    {
        public async Task<Outcome<UserId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var name = users.NormalizeName(command.UserName);
            if (await db.People.AnyAsync(p => p.NormalizedUserName == name, cancellationToken))
                return new Refusal("person.user-name-taken", command.UserName).At(nameof(Command.UserName));
            if (command.Password is not null && !actor.IsSystem)
                return new Refusal("person.password-not-yours");

            var now = clock.GetUtcNow();
            var person = new User(Guid.CreateVersion7(now), command.UserName, command.DisplayName, command.Entity, command.Desk) { NormalizedUserName = name };
            if (command.Password is { } password)
                person.PasswordHash = users.PasswordHasher.HashPassword(person, password.Text);
            db.People.Add(person);
            if (command.LinkHash is { } hash)
                db.OneTimeLinks.Add(new OneTimeLink(new OneTimeLinkId(Guid.CreateVersion7(now)), EntityId.Firm, person.Key, hash, now + OneTimeLink.Life));

            db.Audit(new PersonAdded(person.Key, command.UserName, command.DisplayName, command.Entity, command.Desk));
            return person.Key;
        }
    }
}
