using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>Changes a person's name, home entity or desk. Rights do not follow the desk: they stand in grants.</summary>
public static class Change
{
    /// <param name="Version">The row version that was seen.</param>
    [Requires(Rights.ManagePeople)]
    public sealed record Command(Guid RequestId, UserId Person, int Version, string DisplayName, EntityId Entity, string? Desk) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DisplayName).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("person.name-missing")
                .MaximumLength(User.DisplayNameLengthMax).WithErrorCode("person.name-too-long").WithState(_ => new object?[] { User.DisplayNameLengthMax });
            RuleFor(c => c.Desk!).Matches("^[a-z0-9-]{1,40}$").WithErrorCode("grant.desk-form").When(c => c.Desk is not null);
        }
    }

    internal sealed class Handler(BackOfficeDb db) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var person = await db.People.SingleOrDefaultAsync(p => p.Id == command.Person.Value, cancellationToken);
            if (person is null)
                return new Refusal("person.unknown");
            db.ExpectVersion(person, command.Version);
            var (oldName, oldEntity, oldDesk) = (person.DisplayName, person.EntityId, person.Desk);
            person.Describe(command.DisplayName, command.Entity, command.Desk);
            db.Audit(new PersonChanged(person.Key, person.UserName!, oldName, command.DisplayName, oldEntity, command.Entity, oldDesk, command.Desk));
            return Outcome.Done;
        }
    }
}
