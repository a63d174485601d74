using System.Reflection;
using System.Text.RegularExpressions;
using BackOffice.Platform.Api;
using BackOffice.Platform.Ui;
using BackOffice.Tests.Architecture;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Permissions;

/// <summary>One thing that can be asked of the product from outside.</summary>
/// <param name="Permissions">Codes that the requests behind it demand; <c>*</c> when one is known only at run time.</param>
internal sealed record EndpointRow(string Method, string Route, string? Handler, IReadOnlyList<string> Permissions, bool Anonymous)
{
    public bool IsPage { get; init; }

    public string Key => Handler is null ? $"{Method} {Route}" : $"{Method} {Route}?handler={Handler}";

    /// <summary>An address of it, with values that name nothing.</summary>
    public string Address => Regex.Replace(Route, @"\{\*{0,2}([a-zA-Z]+)(:[a-z]+)?\??\}", m => m.Groups[2].Value switch
    {
        ":guid" => Guid.Empty.ToString(),
        ":int" or ":long" => "1",
        _ => "nothing",
    });
}

/// <summary>Finds every endpoint and page handler of the running product.</summary>
internal static class Endpoints
{
    public static async Task<IReadOnlyList<EndpointRow>> Of(IServiceProvider services)
    {
        var rows = new List<EndpointRow>();
        var loader = services.GetRequiredService<PageLoader>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                rows.AddRange(compiled.HandlerMethods.Select(h => new EndpointRow(
                    h.HttpMethod.ToUpperInvariant(), route, h.Name, PermissionsOf(Requests.MadeBy(h.MethodInfo, compiled.ModelTypeInfo!.AsType()), h.HttpMethod == "Get" ? compiled.ModelTypeInfo!.GetCustomAttribute<OpensForAttribute>()?.Permission : null),
                    anonymous || compiled.ModelTypeInfo!.IsDefined(typeof(AllowAnonymousAttribute), true)) { IsPage = true }));
                continue;
            }
            var permissions = endpoint.Metadata.GetMetadata<ApiRequest>() is { } request ? PermissionsOf([request.Type]) : [];
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                rows.Add(new EndpointRow(method, route, null, permissions, anonymous));
        }
        return [.. rows.DistinctBy(r => r.Key).OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> PermissionsOf(IEnumerable<Type> requests, string? opensFor = null) =>
        [.. requests.Select(r => Requests.Permission(r) ?? (typeof(BackOffice.Platform.Pipeline.IRequiresPermission).IsAssignableFrom(r) ? "*" : null))
            .Append(opensFor).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
