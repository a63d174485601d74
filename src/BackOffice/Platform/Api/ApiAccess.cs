using System.Reflection;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Authorization;

namespace BackOffice.Platform.Api;

/// <summary>
/// Who comes through: a token, or for reading also the browser's session (no other site can read its answer, but it could
/// make a signed-in browser post). Whoever holds the permission nowhere is told so before the body is read.
/// </summary>
internal sealed class ApiAccess(IHttpContextAccessor accessor, Actor actor, IAuthorizer authorizer, FactWriter facts) : AuthorizationHandler<ApiAccess.Requirement>
{
    public const string Policy = "api";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        var http = accessor.HttpContext!;
        if (context.User.Identity?.IsAuthenticated != true)
            return;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!reads && context.User.Identity.AuthenticationType != TokenHandler.SchemeName)
        {
            http.Items[CookieWrites] = true;
            return;
        }
        if (http.GetEndpoint()?.Metadata.GetMetadata<ApiRequest>()?.Type.GetCustomAttribute<RequiresAttribute>() is { } needed)
        {
            actor.Become(context.User);
            if (!(await authorizer.DecideAnywhere(actor, needed.Permission, http.RequestAborted)).Allowed)
            {
                http.Items[Missing] = needed.Permission;
                await facts.WriteAlone(new RequestDenied(RequestName.Of(http.GetEndpoint()!.Metadata.GetMetadata<ApiRequest>()!.Type), RefusalCodes.Denied, [needed.Permission]), actor, http.RequestAborted);
                return;
            }
        }
        context.Succeed(requirement);
    }

    internal const string Missing = "api-missing-permission";

    internal const string CookieWrites = "api-cookie-writes";

    internal sealed class Requirement : IAuthorizationRequirement;
}
