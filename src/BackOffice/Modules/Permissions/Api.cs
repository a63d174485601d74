using BackOffice.Domain;
using BackOffice.Permissions.Grants;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Api;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BackOffice.Permissions;

/// <summary>People, roles and grants for outside programs: the same commands as the pages, names in place of ids.</summary>
internal static class Api
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Ask("/permissions/people", (ApiList list) => new People.List.Query(list));
        api.Ask("/permissions/people/{user}", (string user) => new People.Details.Query(user));
        api.Change("/permissions/people/{user}", async (string user, PersonBody body, RequestKey key, IfMatch seen, IMediator mediator, CancellationToken cancelled) =>
            new People.Change.Command(key, await Person(user, mediator, cancelled), seen.VersionOrNone, body.DisplayName ?? "",
                await Entity(body.Entity, mediator, cancelled) ?? throw Missing("entity"), body.Desk));

        api.Ask("/permissions/roles", (ApiList list) => new Roles.List.Query(list));
        api.Ask("/permissions/roles/{code}", (string code) => new Roles.Details.Query(code));
        api.Act("/permissions/roles", (RoleBody body, RequestKey key) => new Create.Command(key, body.Code ?? "", body.NameEn ?? "", body.NameTr ?? "", body.Permissions ?? []));
        api.Change("/permissions/roles/{code}", async (string code, RoleBody body, RequestKey key, IfMatch seen, IMediator mediator, CancellationToken cancelled) =>
            new Roles.Change.Command(key, await Role(code, mediator, cancelled), seen.VersionOrNone, body.NameEn ?? "", body.NameTr ?? "", body.Permissions ?? throw Missing("permissions")));

        api.Ask("/permissions/grants/{id:guid}", (Guid id) => new Grants.Details.Query(new GrantId(id)));
        api.Act("/permissions/grants", async (GrantBody body, RequestKey key, IMediator mediator, CancellationToken cancelled) => new Give.Command(
                key, await Person(body.Person ?? throw Missing("person"), mediator, cancelled), await Role(body.Role ?? throw Missing("role"), mediator, cancelled),
                await Entity(body.Entity, mediator, cancelled) ?? EntityId.Firm, body.Desk, body.AccountGroup, body.CeilingTry, body.From, body.Until, body.Reason ?? ""))
            .Creates<GrantId>(id => $"{HouseApi.Base}/permissions/grants/{id}");
        api.Change("/permissions/grants/{id:guid}", (Guid id, GrantChangeBody body, RequestKey key, IfMatch seen) =>
            new Grants.Change.Command(key, new GrantId(id), seen.VersionOrNone, body.CeilingTry, body.Until, body.Reason ?? ""));
        api.Remove("/permissions/grants/{id:guid}", (Guid id, string? reason, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ReasonBody? body, RequestKey key, IfMatch seen) =>
            new End.Command(key, new GrantId(id), seen.VersionOrNone, body?.Reason ?? reason ?? ""));
    }

    // An unknown name goes on as nobody, whom the command refuses in its own words.
    private static async Task<UserId> Person(string user, IMediator mediator, CancellationToken cancelled) =>
        Guid.TryParse(user, out var id) ? new UserId(id) : (await mediator.Send(new People.Details.Query(user), cancelled))?.Id ?? default;

    private static async Task<RoleId> Role(string code, IMediator mediator, CancellationToken cancelled) =>
        Guid.TryParse(code, out var id) ? new RoleId(id) : (await mediator.Send(new Roles.Details.Query(code), cancelled))?.Id ?? default;

    private static async Task<EntityId?> Entity(string? code, IMediator mediator, CancellationToken cancelled)
    {
        if (string.IsNullOrEmpty(code))
            return null;
        var found = (await mediator.Send(new LegalEntities(), cancelled)).FirstOrDefault(e => e.Code == code || e.Id.ToString() == code);
        return found?.Id ?? throw new ApiException(StatusCodes.Status409Conflict, "entity.unknown", "entity", code);
    }

    private static ApiException Missing(string field) => new(StatusCodes.Status400BadRequest, "field.missing", field);

    internal sealed record PersonBody(string? DisplayName = null, string? Entity = null, string? Desk = null);

    internal sealed record RoleBody(string? Code = null, string? NameEn = null, string? NameTr = null, IReadOnlyList<string>? Permissions = null);

    /// <param name="Person">User name or id.</param>
    /// <param name="Role">Code or id.</param>
    /// <param name="Entity">Code or id of the legal entity it is limited to; absent is every entity.</param>
    /// <param name="Until">Last day, included.</param>
    internal sealed record GrantBody(
        string? Person = null, string? Role = null, string? Entity = null, string? Desk = null, string? AccountGroup = null, decimal? CeilingTry = null,
        DateOnly? From = null, DateOnly? Until = null, string? Reason = null);

    internal sealed record GrantChangeBody(decimal? CeilingTry = null, DateOnly? Until = null, string? Reason = null);

    internal sealed record ReasonBody(string? Reason = null);
}
