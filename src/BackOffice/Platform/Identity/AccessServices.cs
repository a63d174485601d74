using System.Threading.RateLimiting;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace BackOffice.Platform.Identity;

/// <summary>Who comes in and how: people by cookie, programs by token, everything else stays outside.</summary>
public static class AccessServices
{
    private const string EitherScheme = "Either";

    /// <summary>Tries at the sign-in page from one address in a minute (<c>SignIn:TriesPerMinute</c>); each account locks by itself long before.</summary>
    private const int TriesPerMinute = 30;

    internal const string SignInRate = "sign-in";

    public static IServiceCollection AddHouseAccess(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(o =>
            {
                o.Password.RequiredLength = PasswordRules.LengthMin;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<BackOfficeDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<HouseClaimsFactory>()
            .AddDefaultTokenProviders();
        // A person who was let go is out within the minute even where the session row survived.
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAuthentication(o =>
            {
                o.DefaultScheme = EitherScheme;
                o.DefaultChallengeScheme = EitherScheme;
                o.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(EitherScheme, null, o =>
                o.ForwardDefaultSelector = http => TokenHandler.IsToken(http.Request) ? TokenHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            .AddIdentityCookies(o => o.ApplicationCookie!.Configure(HouseCookie.Configure));
        services.AddSingleton<SessionStore>();
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionStore>((o, store) => o.SessionStore = store);

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(ApiAccess.Policy, p => p.AddRequirements(new ApiAccess.Requirement()));
        services.AddScoped<IAuthorizationHandler, ApiAccess>();
        services.AddScoped<FrontDoor>();
        services.AddHttpContextAccessor();
        services.AddHouseDataProtection();
        services.AddRateLimiter(o => o.AddPolicy(SignInRate, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("SignIn:TriesPerMinute", TriesPerMinute), Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading")));
        services.AddHouseApi();
        return services;
    }

    /// <summary>After the error pages and in front of every endpoint.</summary>
    public static WebApplication UseHouseAccess(this WebApplication app)
    {
        app.UseHouseApi();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    // Replicas read each other's cookies: the keys lie in the database, not on one machine's disk.
    private static void AddHouseDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("BackOffice");
        services.AddSingleton<KeyRepository>();
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<KeyRepository>((o, repository) => o.XmlRepository = repository);
    }
}
