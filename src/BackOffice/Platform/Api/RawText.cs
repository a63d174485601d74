using System.Globalization;
using System.Reflection;

namespace BackOffice.Platform.Api;

/// <summary>
/// Looks at the raw text of decimal and date parameters before they count: minimal APIs read <c>?amount=1234,56</c> as
/// 123456 and <c>10/26/2026</c> as a date, and a wrong number that passes is worse than a refused one.
/// </summary>
internal static class RawText
{
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var watched = Parameters(context.MethodInfo).Select(p => (p.Name, Kind: KindOf(p.Type))).Where(p => p.Kind != Kind.Other).ToArray();
        return watched.Length == 0 ? next : invocation =>
        {
            foreach (var (name, kind) in watched)
            {
                var text = invocation.HttpContext.Request.RouteValues.TryGetValue(name, out var route)
                    ? Convert.ToString(route, CultureInfo.InvariantCulture) : (string?)invocation.HttpContext.Request.Query[name];
                if (string.IsNullOrEmpty(text))
                    continue;
                if (kind == Kind.Decimal && !DecimalAsString.IsShaped(text))
                    throw new ApiException(StatusCodes.Status400BadRequest, "decimal.malformed", name);
                if (kind == Kind.Date && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    throw new ApiException(StatusCodes.Status400BadRequest, "date.malformed", name);
            }
            return next(invocation);
        };
    }

    private static IEnumerable<(string Name, Type Type)> Parameters(MethodInfo method) => method.GetParameters().SelectMany(p =>
        p.GetCustomAttribute<AsParametersAttribute>() is null
            ? [(p.Name!, p.ParameterType)]
            : p.ParameterType.GetProperties().Select(q => (char.ToLowerInvariant(q.Name[0]) + q.Name[1..], q.PropertyType)));

    private static Kind KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(decimal) => Kind.Decimal,
        var t when t == typeof(DateOnly) => Kind.Date,
        _ => Kind.Other,
    };

    private enum Kind { Other, Decimal, Date }
}
