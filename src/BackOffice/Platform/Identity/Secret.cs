using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackOffice.Platform.Identity;

/// <summary>A typed password inside a command: it shows as stars wherever the command is printed, hashed or stored.</summary>
[JsonConverter(typeof(SecretConverter))]
public readonly record struct Secret(string Text)
{
    public override string ToString() => "***";
}

internal sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue("***");
}

/// <summary>256 random bits behind a prefix: an API token or the one-time part of a link. Shown once, kept as its hash.</summary>
public sealed record RandomSecret(string Text)
{
    public const string TokenPrefix = "bo_";

    private const int VisibleLength = 8;

    public byte[] Hash => HashOf(Text);

    /// <summary>What may be shown later to recognise it by.</summary>
    public string Visible => Text[..(TokenPrefix.Length + VisibleLength)];

    public static RandomSecret New() => new(TokenPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
