using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Api;

/// <summary>
/// Looks at what came in a body or an address before a room's lambda makes a request of it: an empty place in a list would be a fault there,
/// and a question is not validated. What commands hold is looked at again on their way, from wherever they come.
/// </summary>
internal static class Bodies
{
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var watched = context.MethodInfo.GetParameters()
            .Select((p, at) => (p.Name, At: at, IsText: p.ParameterType == typeof(string), IsBody: p.ParameterType.Name.EndsWith("Body", StringComparison.Ordinal)))
            .Where(p => p.IsText || p.IsBody).ToArray();
        return watched.Length == 0 ? next : invocation =>
        {
            foreach (var (name, at, isText, _) in watched)
            {
                if (invocation.Arguments[at] is { } given && TextShape.Wrong(given, isText ? name! : "") is { Count: > 0 } wrong)
                    return ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status400BadRequest, Refusal.Of(wrong), invocation.HttpContext));
            }
            return next(invocation);
        };
    }
}
