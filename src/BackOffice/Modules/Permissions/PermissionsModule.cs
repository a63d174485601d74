using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Api;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;

namespace BackOffice.Permissions;

/// <summary>Who may do what, where, how much and until when; and why.</summary>
public sealed class PermissionsModule : IModule
{
    public string Name => "Permissions";

    public Type Words => typeof(PermissionsWords);

    public IEnumerable<PermissionInfo> Permissions => Rights.All;

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.permissions", "/permissions", "shield-lock", Rights.View,
        [
            new("menu.people", "/permissions/people", "users", Rights.View),
            new("menu.roles", "/permissions/roles", "user-shield", Rights.View),
            new("menu.who-can", "/permissions/who-can", "user-check", Rights.View),
        ]),
    ];

    public void MapApi(RouteGroupBuilder api)
    {
        api.AskByPost("/permissions/check", (Check.Query body) => body);
        api.Ask("/permissions/who-can", (string? permission, DateOnly? asOf) => new WhoCan.Query(permission, asOf));
        api.Ask("/permissions/of/{user}", (string user, DateOnly? asOf) => new Of.Query(user, asOf));
        api.Ask("/permissions/mine", () => new Mine.Query());
        Api.Map(api);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Holdings>();
        services.AddScoped<AdministratorGuard>();
        services.AddScoped<Authorizer>();
        services.AddScoped<IAuthorizer>(s => s.GetRequiredService<Authorizer>());
        services.AddScoped<IHeldPermissions>(s => s.GetRequiredService<Authorizer>());
        services.AddScoped<IReach>(s => s.GetRequiredService<Authorizer>());
        services.AddScoped<Evaluation.People>();
        services.AddScoped<IPeople>(s => s.GetRequiredService<Evaluation.People>());
        services.AddScoped<IHomeEntities>(s => s.GetRequiredService<Evaluation.People>());
        services.AddScoped<Choices.KeptChoices>();
        services.AddScoped<IPersonalChoices, Choices.PersonalChoices>();
        services.AddScoped<IFirstAdministrator, Door.FirstAdministrator>();
        services.AddScoped<ITokenIssuer, Tokens.TokenIssuer>();
        services.AddScoped<ISampleUsers, Sample.SampleUsers>();
        services.AddHostedService<Roles.CatalogueSync>();
    }
}
