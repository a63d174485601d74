using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Identity;

/// <summary>
/// Lets people in and out. It stands outside the pipeline on purpose: a failed try must keep its lockout count and its fact,
/// and a refused command keeps nothing.
/// </summary>
public sealed class FrontDoor(UserManager<User> users, SignInManager<User> signIn, FactWriter facts, BackOfficeDb db, TimeProvider clock)
{
    // Verified for unknown names too, so that the answer takes the same time whether or not the name exists.
    private static readonly Lazy<string> DummyHash = new(() => new PasswordHasher<User>().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>True when the person is in. Why not is told to the facts, never to the visitor.</summary>
    public async Task<bool> Enter(string name, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null)
        {
            users.PasswordHasher.VerifyHashedPassword(null!, DummyHash.Value, password);
            await facts.WriteAlone(new SignInFailed(null, "unknown"), new Actor(), cancellationToken);
            return false;
        }
        if (!user.IsActive || user.PasswordHash is null)
        {
            users.PasswordHasher.VerifyHashedPassword(user, DummyHash.Value, password);
            await facts.WriteAlone(new SignInFailed(user.Key, "inactive"), ActorOf(user), cancellationToken);
            return false;
        }
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        Fact fact = result.Succeeded ? new SignedIn(user.Key) : new SignInFailed(user.Key, result.IsLockedOut ? "locked" : "password");
        await facts.WriteAlone(fact, ActorOf(user), cancellationToken);
        return result.Succeeded;
    }

    /// <summary>The person behind a working one-time link; <see cref="LinkKind.Nobody"/> when it does not work (any more).</summary>
    public async Task<(LinkKind Kind, User? Person)> Look(string token, CancellationToken cancellationToken)
    {
        var hash = RandomSecret.HashOf(token);
        var link = await db.Set<OneTimeLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, cancellationToken);
        if (link is null || !link.WorksAt(clock.GetUtcNow()))
            return (LinkKind.Nobody, null);
        if (link.Person is not { } person)
            return (await db.Set<User>().AnyAsync(cancellationToken) ? LinkKind.Nobody : LinkKind.FirstAdministrator, null);
        var user = await db.Set<User>().SingleOrDefaultAsync(u => u.Id == person.Value && u.IsActive, cancellationToken);
        return user is null ? (LinkKind.Nobody, null) : (LinkKind.ChoosePassword, user);
    }

    /// <summary>Sets the password of the person behind the link and uses the link up; both or nothing.</summary>
    public async Task<bool> ChoosePassword(string token, string password, CancellationToken cancellationToken)
    {
        if (await Look(token, cancellationToken) is not (LinkKind.ChoosePassword, { } user) || !await UseUp(token, cancellationToken))
            return false;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<Session>().Where(s => s.Person == user.Key).ExecuteDeleteAsync(cancellationToken);
        await facts.WriteAlone(new PasswordChosen(user.Key), ActorOf(user), cancellationToken);
        return true;
    }

    /// <summary>True for the one caller who uses the link up, however many try at once.</summary>
    public async Task<bool> UseUp(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (RandomSecret.HashOf(token), clock.GetUtcNow());
        return await db.Set<OneTimeLink>().Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now).SetProperty(l => l.Version, l => l.Version + 1), cancellationToken) == 1;
    }

    public async Task Leave(Actor actor, CancellationToken cancellationToken)
    {
        await signIn.SignOutAsync();
        if (!actor.IsNobody)
            await facts.WriteAlone(new SignedOut(actor.UserId), actor, cancellationToken);
    }

    private static Actor ActorOf(User user)
    {
        var actor = new Actor();
        actor.Become(user.Key, user.DisplayName, user.EntityId);
        return actor;
    }
}

/// <summary>What a one-time link opens.</summary>
public enum LinkKind { Nobody, ChoosePassword, FirstAdministrator }
