using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackOffice.Platform.Api;

/// <summary>A typed id is one string to the outside, not an object with a field.</summary>
internal sealed class TypedIdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsValueType: true, IsGenericType: false } && typeToConvert.Name.EndsWith("Id", StringComparison.Ordinal)
        && typeToConvert.GetProperty("Value")?.PropertyType == typeof(Guid) && typeToConvert.GetConstructor([typeof(Guid)]) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T> where T : struct
    {
        private static readonly ConstructorInfo Make = typeof(T).GetConstructor([typeof(Guid)])!;
        private static readonly PropertyInfo Value = typeof(T).GetProperty("Value")!;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? (T)Make.Invoke([id]) : throw new JsonException("An id is a UUID.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue((Guid)Value.GetValue(value)!);
    }
}
