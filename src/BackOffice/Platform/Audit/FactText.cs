using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Audit;

/// <summary>Turns a fact into its canonical text, personal fields sealed, and back for those who may read it.</summary>
public sealed class FactText(SubjectKeys keys)
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, PropertyInfo Subject)[]> Personal = new();

    public async Task<byte[]> Write(Fact fact, CancellationToken cancellationToken)
    {
        var node = JsonSerializer.SerializeToNode(fact, fact.GetType(), CanonicalJson.Options)!.AsObject();
        node.Remove("touched");
        foreach (var (property, subjectOf) in Personal.GetOrAdd(fact.GetType(), PersonalOf))
        {
            if (property.GetValue(fact) is not { } value)
                continue;
            var subject = Subject(subjectOf.GetValue(fact)!);
            var text = JsonSerializer.Serialize(value, property.PropertyType, CanonicalJson.Options);
            node[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = new JsonObject
            {
                ["subject"] = subject,
                ["sealed"] = Convert.ToBase64String(await keys.Seal(subject, text, cancellationToken)),
            };
        }
        return CanonicalJson.Bytes(node);
    }

    /// <summary>The content with personal fields in the clear; null in their place when the subject was forgotten.</summary>
    public async Task<JsonObject> Read(byte[] canonical, CancellationToken cancellationToken)
    {
        var node = JsonNode.Parse(canonical)!.AsObject();
        foreach (var (key, value) in node.ToList())
        {
            if (value is not JsonObject { Count: 2 } obj || obj["sealed"] is not { } sealedText || obj["subject"] is not { } subject)
                continue;
            var open = await keys.Open(subject.GetValue<Guid>(), Convert.FromBase64String(sealedText.GetValue<string>()), cancellationToken);
            node[key] = open is null ? null : JsonNode.Parse(open);
        }
        return node;
    }

    private static (PropertyInfo, PropertyInfo)[] PersonalOf(Type type) =>
        [.. type.GetProperties().Select(p => (p, Mark: MarkOf(type, p))).Where(p => p.Mark is not null)
            .Select(p => (p.p, type.GetProperty(p.Mark!.SubjectProperty)
                ?? throw new InvalidOperationException($"{type.Name}.{p.p.Name} names a subject that is not there.")))];

    // On a positional record the attribute sits on the constructor's parameter.
    private static PersonalAttribute? MarkOf(Type type, PropertyInfo property) =>
        property.GetCustomAttribute<PersonalAttribute>()
        ?? type.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == property.Name)?.GetCustomAttribute<PersonalAttribute>();

    private static Guid Subject(object id) => id is Guid guid ? guid : (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!;
}
