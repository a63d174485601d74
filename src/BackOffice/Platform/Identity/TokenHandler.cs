using System.Security.Claims;
using System.Text.Encodings.Web;
using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Identity;

/// <summary>Signs in a program by <c>Authorization: Bearer bo_…</c>.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BackOfficeDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";

    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(5);

    public static bool IsToken(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsToken(Request))
            return AuthenticateResult.NoResult();
        var text = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        if (!text.StartsWith(RandomSecret.TokenPrefix, StringComparison.Ordinal))
            return AuthenticateResult.Fail("Unknown token.");
        var (hash, now) = (RandomSecret.HashOf(text), TimeProvider.GetUtcNow());
        var token = await db.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        if (token is null || !token.WorksAt(now))
            return AuthenticateResult.Fail("Unknown token.");
        var owner = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == token.Owner.Value, Context.RequestAborted);
        if (owner is not { IsActive: true })
            return AuthenticateResult.Fail("Unknown token.");
        if (token.LastUsedAt is null || now - token.LastUsedAt > UseIsNoted)
            await db.Set<ApiToken>().Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, owner.Id.ToString()), new(ClaimTypes.Name, owner.UserName!), .. HouseClaims.Of(owner), .. Limits(token)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private static IEnumerable<Claim> Limits(ApiToken token) => token.Permissions is null ? [] :
        [new(HouseClaims.TokenLimited, "1"), .. token.Permissions.Select(p => new Claim(HouseClaims.TokenPermission, p))];
}
