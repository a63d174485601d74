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

    public static ValueTask<RequestKey> BindAsync(HttpContext http, ParameterInfo parameter) => ValueTask.FromResult(Of(http));

    /// <summary>A PUT or DELETE without a key is its own: repeating it meets If-Match instead.</summary>
    internal static RequestKey Of(HttpContext http)
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 && !HttpMethods.IsPost(http.Request.Method))
            return new RequestKey(Guid.NewGuid());
        if (key.Length is 0 or > LengthMax)
            throw new ApiException(StatusCodes.Status400BadRequest, "idempotency-key.missing", Header);
        var act = http.GetEndpoint()?.Metadata.GetMetadata<ApiRequest>()?.Type.FullName ?? http.Request.Path.Value;
        return new RequestKey(Of(string.Create(CultureInfo.InvariantCulture, $"{actor.UserId}\n{act}\n{key}")));
    }

    internal static Guid Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>An answer decided before a request could be made of what came in.</summary>
internal sealed class ApiException(int status, string code, string? field = null, string? said = null) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    /// <summary>The value that completes the sentence; the field's name where there is none.</summary>
    public string? Said { get; } = said;
}
