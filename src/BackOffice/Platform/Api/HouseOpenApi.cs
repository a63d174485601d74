using System.Reflection;
using System.Text;
using BackOffice.Platform.Ui.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace BackOffice.Platform.Api;

/// <summary>The API's own description at <c>/openapi/v1.json</c> and a page to read it at <c>/api</c>.</summary>
internal static class HouseOpenApi
{
    public static void AddHouseOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "BackOffice", Version = "v1" };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(DecimalsAreStrings);
        options.AddOperationTransformer(NameHeaders);
    });

    public static void MapHouseOpenApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/api", (o, http) => o.WithNonce(http.Nonce()).WithTitle("BackOffice API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools()
            .AddHeadContent(Spoken(http.Nonce()))).AllowAnonymous();
    }

    /// <summary>
    /// The viewer's page says no language of its own and has no heading until it has drawn itself: both are written into it here, so that they are there
    /// for whoever reads it without its script too.
    /// </summary>
    internal static async Task Speak(HttpContext http, RequestDelegate next)
    {
        var (body, held) = (http.Response.Body, new MemoryStream());
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        var content = held.ToArray();
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && http.Response.Headers.ContentEncoding.Count == 0)
        {
            var language = http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName ?? "en";
            content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content)
                .Replace("<html>", $"<html lang=\"{language}\">", StringComparison.Ordinal)
                .Replace("<div id=\"app\">", "<header id=\"stands-in\"><h1>BackOffice API</h1></header><div id=\"app\" lang=\"en\">", StringComparison.Ordinal));
            http.Response.ContentLength = content.Length;
        }
        await body.WriteAsync(content, http.RequestAborted);
    }

    /// <summary>Once the viewer has drawn its own heading the one standing in goes; its greys, too pale to read, are darkened.</summary>
    private static string Spoken(string nonce) => $$"""
        <script nonce="{{nonce}}">
        addEventListener('DOMContentLoaded', () => {
          const app = document.getElementById('app');
          new MutationObserver((_, seen) => { if (app.querySelector('h1')) { document.getElementById('stands-in').remove(); seen.disconnect(); } }).observe(app, { childList: true, subtree: true });
        });
        </script>
        <style nonce="{{nonce}}">
        :root, .light-mode, .dark-mode { --scalar-color-2: var(--scalar-color-1) !important; --scalar-color-3: var(--scalar-color-1) !important; }
        .endpoint-method, .sidebar-search-placeholder { color: var(--scalar-color-1) !important; }
        header > h1 { font: 600 1.25rem system-ui; padding: 1rem; margin: 0; }
        html { color-scheme: light dark; }
        </style>
        """;

    private static Task DecimalsAreStrings(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(decimal))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "decimal";
            schema.Pattern = DecimalAsString.Pattern;
        }
        else if (new TypedIdJson().CanConvert(type))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
            schema.Properties?.Clear();
        }
        return Task.CompletedTask;
    }

    private static Task NameHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (context.Description.HttpMethod == HttpMethods.Post && !metadata.OfType<ChangesNothing>().Any())
            Add(operation, RequestKey.Header, "Made by the caller for this one act; sent again, it gets the first answer.");
        var takes = metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters().Select(p => p.ParameterType).ToList() ?? [];
        var demands = Versions.Demands(new EndpointMetadataCollection(metadata), context.Description.HttpMethod ?? HttpMethods.Get);
        if (demands || takes.Contains(typeof(IfMatch)))
            Add(operation, IfMatch.Header, "The ETag seen with the resource, or `*` for whatever is there.", required: demands);
        if (takes.Contains(typeof(ApiList)))
        {
            foreach (var name in QueryNames.Of(metadata).Where(n => operation.Parameters?.Any(p => p.Name == n.Name) != true))
                Add(operation, name.Name, Meaning(name), ParameterLocation.Query, required: false);
        }
        if (metadata.OfType<ShowsOne>().Any() && operation.Responses?.GetValueOrDefault("200") is OpenApiResponse shown)
        {
            shown.Headers ??= new Dictionary<string, IOpenApiHeader>();
            shown.Headers["ETag"] = new OpenApiHeader { Description = "Moves with whatever the answer shows; goes into If-Match.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
        if (metadata.OfType<FileParts>().FirstOrDefault() is { } parts)
            operation.RequestBody = parts.Body();
        operation.Description ??= PermissionOf(metadata);
        return Task.CompletedTask;
    }

    private static string Meaning(QueryName name) => name.Name switch
    {
        "limit" => "1 to 500; 50 unless given.",
        "after" => "The `next` of the page before.",
        "sort" => "A column, `-` in front for descending.",
        "count" => "`yes`: how many rows the whole filter has, up to 10,000.",
        "totals" => "`yes`: sums per currency over the whole filter.",
        "entity" => "Code or id of a legal entity; the home entity unless given.",
        "knownAt" => "An instant, or a date meaning the end of that day in the firm's zone.",
        _ when name.Values is { Count: > 0 } values => $"One or more, separated by commas, `!` in front for all but these: {string.Join(", ", values.Select(v => $"`{v}`"))}.",
        _ => name.Kind switch
        {
            Lists.FilterKind.Days or Lists.FilterKind.Day => "A date such as `2026-10-26`.",
            Lists.FilterKind.Amounts => "An amount such as `1234.56`.",
            Lists.FilterKind.YesNo => "`yes` or `no`.",
            Lists.FilterKind.Text => "Text that is contained, upper or lower case alike.",
            _ => "A code, or several separated by commas.",
        },
    };

    private static string? PermissionOf(IEnumerable<object> metadata) =>
        metadata.OfType<ApiRequest>().FirstOrDefault()?.Type.GetCustomAttribute<Pipeline.RequiresAttribute>() is { } needed ? $"Needs the permission `{needed.Permission}`." : null;

    private static void Add(OpenApiOperation operation, string name, string what, ParameterLocation location = ParameterLocation.Header, bool required = true)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = location, Required = required, Description = what, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }
}

/// <summary>The parts of an upload: a file, and options beside it as JSON.</summary>
internal sealed record FileParts(string Options)
{
    public OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "One file, or a zip of several." },
                        ["options"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = Options },
                    },
                },
            },
        },
    };
}
