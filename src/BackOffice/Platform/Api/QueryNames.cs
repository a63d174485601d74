using System.Reflection;
using BackOffice.Domain;
using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Api;

/// <summary>The filters of the list behind a route, where they cannot be found beside its question.</summary>
internal sealed record ListFilters(IReadOnlyList<IFilterField> Filters);

/// <summary>One name that a GET takes after the question mark.</summary>
internal sealed record QueryName(string Name, FilterKind? Kind = null, IReadOnlyList<string>? Values = null);

/// <summary>The names a GET takes: those of its lambda, and of its list every filter. Any other is refused, since a misspelt filter that is passed over answers another question.</summary>
internal static class QueryNames
{
    private static readonly string[] OfEveryList = ["limit", "after", "sort", "count", "totals"];

    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        HashSet<string>? known = null;
        return invocation =>
        {
            var http = invocation.HttpContext;
            // A route that answers by itself reads its own query.
            if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Query.Count == 0 || http.GetEndpoint()!.Metadata.GetMetadata<ApiRequest>() is null)
                return next(invocation);
            known ??= Of(http.GetEndpoint()!.Metadata, http.GetEndpoint()).Select(n => n.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return http.Request.Query.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown
                ? ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status400BadRequest,
                    new Refusal(known.Count == 0 ? "query.none" : "query.unknown", unknown, string.Join(", ", known.Order(StringComparer.Ordinal))).At(unknown), http))
                : next(invocation);
        };
    }

    public static IReadOnlyList<QueryName> Of(IEnumerable<object> metadata, Endpoint? endpoint = null)
    {
        var all = metadata.ToList();
        var route = (endpoint as RouteEndpoint)?.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        var parameters = all.OfType<MethodInfo>().FirstOrDefault()?.GetParameters() ?? [];
        var names = parameters.Where(p => IsPlain(p.ParameterType) && !route.Contains(p.Name!)).Select(p => new QueryName(p.Name!)).ToList();
        if (parameters.All(p => p.ParameterType != typeof(ApiList)))
            return names;
        names.AddRange(OfEveryList.Select(n => new QueryName(n)));
        var request = all.OfType<ApiRequest>().FirstOrDefault()?.Type;
        var filters = all.OfType<ListFilters>().FirstOrDefault()?.Filters ?? Declared(request);
        names.AddRange(filters.SelectMany(f => f.Parameters.Select(p => new QueryName(p, f.Kind, [.. f.Choices.Select(c => c.Value)]))));
        if (request?.GetProperty("Entity") is not null && names.All(n => n.Name != "entity"))
            names.Add(new QueryName("entity"));
        return names;
    }

    // A list is declared once, as a static field beside its question.
    private static IReadOnlyList<IFilterField> Declared(Type? request) => request?.DeclaringType?.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(ListOf<>))
        .Select(f => ((IFiltered)f.GetValue(null)!).Filtered).FirstOrDefault() ?? [];

    private static bool IsPlain(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var t
        && (t.IsPrimitive || t.IsEnum || t == typeof(string) || t == typeof(decimal) || t == typeof(DateOnly) || t == typeof(DateTimeOffset) || t == typeof(Guid));
}
