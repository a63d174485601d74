using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>Lets a person in again; the grants that still run count again too.</summary>
public static class Activate
{
    [Requires(Rights.ManagePeople)]
    public sealed record Command(Guid RequestId, UserId Person, int Version) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Person).NotEmpty().WithErrorCode("person.unknown");
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var person = await db.People.SingleOrDefaultAsync(p => p.Id == command.Person.Value, cancellationToken);
            if (person is null)
                return new Refusal("person.unknown");
            if (person.Key == actor.UserId)
                return new Refusal("person.self");
            db.ExpectVersion(person, command.Version);
            var was = person.IsActive;
            person.Activate();
            db.Audit(new PersonActivated(person.Key, person.UserName!, was, person.IsActive));
            return Outcome.Done;
        }
    }
}
