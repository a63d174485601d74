using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Api;

/// <summary>
/// The RequestId of a command that came by API: made from who asks, what is asked and the Idempotency-Key, so that the same
/// key sent again meets the same stored answer, and two people's equal keys never meet.
/// </summary>
public readonly record struct RequestKey(Guid Value)
{
    public const string Header = "Idempotency-Key";
    public const int LengthMax = 200;

    public static implicit operator Guid(RequestKey key) => key.Value;

    public static ValueTask<RequestKey> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is 0 or > LengthMax)
            throw new ApiException(StatusCodes.Status400BadRequest, "idempotency-key.missing", Header);
        var act = http.GetEndpoint()?.Metadata.GetMetadata<ApiRequest>()?.Type.FullName ?? http.Request.Path.Value;
        return ValueTask.FromResult(new RequestKey(Of(string.Create(CultureInfo.InvariantCulture, $"{actor.UserId}\n{act}\n{key}"))));
    }

    internal static Guid Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>The version the caller saw, from If-Match (as given by ETag). Missing: 428.</summary>
public readonly record struct IfMatch(int Version)
{
    public static implicit operator int(IfMatch match) => match.Version;

    public static ValueTask<IfMatch> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var text = http.Request.Headers.IfMatch.ToString();
        if (text.Length == 0)
            throw new ApiException(StatusCodes.Status428PreconditionRequired, "if-match.missing", "If-Match");
        return int.TryParse(text.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult(new IfMatch(version))
            : throw new ApiException(StatusCodes.Status400BadRequest, "if-match.malformed", "If-Match");
    }
}

/// <summary>An answer decided before a request could be made of what came in.</summary>
internal sealed class ApiException(int status, string code, string? field = null) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;
}
