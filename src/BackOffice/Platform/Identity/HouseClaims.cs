using System.Security.Claims;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Identity;

/// <summary>What a signed-in principal carries: who, home entity, and the limits of a token. Never a permission: those are read anew.</summary>
internal static class HouseClaims
{
    public const string DisplayName = "display_name";
    public const string HomeEntity = "home_entity";
    public const string TokenLimited = "token_limited";
    public const string TokenPermission = "token_permission";

    public static IEnumerable<Claim> Of(User user) =>
        [new(DisplayName, user.DisplayName), new(HomeEntity, user.EntityId.Value.ToString())];

    public static void Become(this Actor actor, ClaimsPrincipal principal)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return;
        var entity = Guid.TryParse(principal.FindFirstValue(HomeEntity), out var home) ? new EntityId(home) : EntityId.Firm;
        var limits = principal.HasClaim(c => c.Type == TokenLimited)
            ? principal.FindAll(TokenPermission).Select(c => c.Value).ToHashSet(StringComparer.Ordinal) : null;
        actor.Become(new UserId(id), principal.FindFirstValue(DisplayName) ?? principal.Identity?.Name ?? "", entity, limits);
    }
}

internal sealed class HouseClaimsFactory(UserManager<User> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(HouseClaims.Of(user));
        return identity;
    }
}

/// <summary>Tells the scope who acts, from the cookie or the token; everything below reads <see cref="Actor"/>.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, Actor actor)
    {
        if (http.User.Identity?.IsAuthenticated == true)
            actor.Become(http.User);
        return next(http);
    }
}
