using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackOffice.Platform.Ui;

/// <summary>
/// A page whose only purpose is an act, or an answer: who lacks the permission gets the page that says why, not a form to fill in vain.
/// Only showing is guarded here; what a form sends is decided by the pipeline, with its scope.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensForAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

internal sealed class OpensForFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method)
            && context.HandlerInstance.GetType().GetCustomAttributes(typeof(OpensForAttribute), inherit: true) is [OpensForAttribute { Permission: var permission }, ..])
        {
            var services = http.RequestServices;
            var decision = await services.GetRequiredService<IAuthorizer>().DecideAnywhere(services.GetRequiredService<Actor>(), permission, http.RequestAborted);
            if (!decision.Allowed)
            {
                http.MissingPermission(permission);
                context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
                return;
            }
        }
        await next();
    }
}
