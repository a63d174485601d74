using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace BackOffice.Platform.Ui;

/// <summary>Answers an endpoint with a Razor view, for what is not a page: parts of the frame, error pages.</summary>
internal sealed class ViewPart(string view, object? model, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var data = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        var result = new ViewResult
        {
            ViewName = view,
            ViewData = data,
            TempData = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(httpContext),
            StatusCode = status,
        };
        var context = new ActionContext(httpContext, httpContext.GetRouteData() ?? new RouteData(), new ActionDescriptor());
        return services.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(context, result);
    }
}
