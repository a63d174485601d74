using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>Gives a person a one-time link to choose a new password; an earlier link stops working.</summary>
public static class GiveLink
{
    /// <param name="LinkHash">Hash of the link that the page shows once.</param>
    [Requires(Rights.ManagePeople)]
    public sealed record Command(Guid RequestId, UserId Person, byte[] LinkHash) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.LinkHash).Must(h => h is { Length: 32 }).WithErrorCode("link.malformed");
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var person = await db.People.SingleOrDefaultAsync(p => p.Id == command.Person.Value, cancellationToken);
            if (person is null)
                return new Refusal("person.unknown");
            // Otherwise whoever manages people could take over one's own locked account unseen.
            if (person.Key == actor.UserId)
                return new Refusal("person.self");
            var now = clock.GetUtcNow();
            var links = db.OneTimeLinks;
            foreach (var open in await links.Where(l => l.Person == command.Person && l.UsedAt == null).ToListAsync(cancellationToken))
                open.Use(now);
            links.Add(new OneTimeLink(new OneTimeLinkId(Guid.CreateVersion7(now)), EntityId.Firm, person.Key, command.LinkHash, now + OneTimeLink.Life));
            db.Audit(new PasswordLinkGiven(person.Key, person.UserName!));
            return Outcome.Done;
        }
    }
}
