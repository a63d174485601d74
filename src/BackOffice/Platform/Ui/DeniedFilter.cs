using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackOffice.Platform.Ui;

/// <summary>A question that a person may not ask becomes the page that says which right is missing; it is no fault of the product and is not logged as one.</summary>
internal sealed class DeniedFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not DeniedException denied)
            return;
        context.HttpContext.MissingPermission(denied.Permission);
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        context.ExceptionHandled = true;
    }
}
