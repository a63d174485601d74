using BackOffice.Domain;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Door;

/// <summary>Lets the first administrator of an empty database in: a link on the console, good once.</summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, IEnumerable<IModule> rooms, BackOfficeDb db, FrontDoor door, TimeProvider clock) : IFirstAdministrator
{
    public async Task<string?> Link(CancellationToken cancellationToken)
    {
        if (await db.People.AnyAsync(cancellationToken))
            return null;
        var (secret, now) = (RandomSecret.New(), clock.GetUtcNow());
        // A start prints a new link; the ones printed before stop working.
        var links = db.OneTimeLinks;
        await links.Where(l => l.Person == null && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), cancellationToken);
        links.Add(new OneTimeLink(new OneTimeLinkId(Guid.CreateVersion7(now)), EntityId.Firm, null, secret.Hash, now + OneTimeLink.Life));
        await db.SaveChangesAsync(cancellationToken);
        return $"/first-administrator?token={secret.Text}";
    }

    /// <summary>Makes the starting roles, the person and the grant, as the product itself; then signs in for the first time.</summary>
    public async Task<Outcome> Open(string token, string userName, string displayName, string password, CancellationToken cancellationToken)
    {
        if ((await door.Look(token, cancellationToken)).Kind != LinkKind.FirstAdministrator || !await door.UseUp(token, cancellationToken))
            return new Refusal("link.dead");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var catalogue = rooms.SelectMany(r => r.Permissions.Select(p => (r.Name, p))).ToList();
        RoleId? administrator = null;
        foreach (var template in RoleTemplates.All)
        {
            var role = await mediator.Send(new Roles.Create.Command(Guid.NewGuid(), template.Code, template.NameEn, template.NameTr, template.Of(catalogue)), cancellationToken);
            if (template.Code == RoleTemplates.Administrator)
                administrator = role.Value;
        }
        var person = await mediator.Send(new People.Create.Command(Guid.NewGuid(), userName, displayName, EntityId.Firm, null, null, new Secret(password)), cancellationToken);
        if (person.Refusal is { } refusal)
            return refusal;
        var grant = await mediator.Send(new Grants.Give.Command(
            Guid.NewGuid(), person.Value, administrator!.Value, EntityId.Firm, null, null, null, null, null, "First administrator"), cancellationToken);
        return grant.Refusal is { } refused ? refused : Outcome.Done;
    }
}
