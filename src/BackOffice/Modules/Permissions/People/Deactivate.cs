using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>
/// Closes the door to a person: sessions end and tokens stop with the next request. Refused for oneself and for the last
/// administrator.
/// </summary>
public static class Deactivate
{
    [Requires(Rights.ManagePeople)]
    public sealed record Command(Guid RequestId, UserId Person, int Version) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Person).NotEmpty().WithErrorCode("person.unknown");
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, AdministratorGuard guard) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            await guard.Enter(cancellationToken);
            var person = await db.People.SingleOrDefaultAsync(p => p.Id == command.Person.Value, cancellationToken);
            if (person is null)
                return new Refusal("person.unknown");
            if (person.Key == actor.UserId)
                return new Refusal("person.self");
            db.ExpectVersion(person, command.Version);
            var was = person.IsActive;
            person.Deactivate();
            if (await guard.Leave(cancellationToken) is { } refusal)
                return refusal;
            await db.Set<Session>().Where(s => s.Person == command.Person).ExecuteDeleteAsync(cancellationToken);
            db.Audit(new PersonDeactivated(person.Key, person.UserName!, was, person.IsActive));
            return Outcome.Done;
        }
    }
}
