using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Identity;

/// <summary>Keeps sessions in the database: replicas share them, and a cookie copied before sign-out is worth nothing after it.</summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    private readonly IDataProtector _protector = protection.CreateProtector("BackOffice.Session.v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var now = clock.GetUtcNow();
        var person = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        await db.Set<Session>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync();
        db.Add(new Session(Guid.CreateVersion7(now), EntityId.Firm, new UserId(person), RandomSecret.HashOf(key), Protect(ticket), now, Expiry(ticket)));
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var hash = RandomSecret.HashOf(key);
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.KeyHash == hash) is not { } session)
            return;
        session.Renew(Protect(ticket), Expiry(ticket));
        await db.SaveChangesAsync();
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var (hash, now) = (RandomSecret.HashOf(key), clock.GetUtcNow());
        var session = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash && s.ExpiresAt > now);
        if (session is null || !await db.Set<User>().AnyAsync(u => u.Id == session.Person.Value && u.IsActive))
            return null;
        return TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket));
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = RandomSecret.HashOf(key);
        await scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<Session>().Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    private byte[] Protect(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private DateTimeOffset Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow() + HouseCookie.Life;
}
