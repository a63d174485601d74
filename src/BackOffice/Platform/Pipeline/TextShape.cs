using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;
using BackOffice.Domain;

namespace BackOffice.Platform.Pipeline;

/// <summary>
/// What no request may hold, whoever sends it and whatever it asks for: a NUL character, which the database keeps in no text, a text longer
/// than any that a person writes, and an empty place in a list. Looked at before any validator, so that none has to think of it.
/// </summary>
internal static class TextShape
{
    /// <summary>No text of a request is longer; a validator may say less.</summary>
    public const int LengthMax = 20_000;

    private const int DepthMax = 8;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>Each thing that is wrong, beside its field; empty when nothing is.</summary>
    public static List<Refusal> Wrong(object request, string field = "")
    {
        var wrong = new List<Refusal>();
        Look(request, field, 0, wrong);
        return wrong;
    }

    /// <summary>The name of the first parameter of an address that holds a NUL character.</summary>
    public static string? UnkeepableIn(IQueryCollection query) =>
        query.Where(q => q.Key.Contains('\0') || q.Value.Any(v => v?.Contains('\0') == true)).Select(q => q.Key.Replace("\0", "", StringComparison.Ordinal)).FirstOrDefault();

    private static void Look(object? value, string field, int depth, List<Refusal> wrong)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                if (text.Contains('\0'))
                    wrong.Add(new Refusal("text.unkeepable").At(field));
                else if (text.Length > LengthMax)
                    wrong.Add(new Refusal("field.too-long", LengthMax).At(field));
                break;
            case IDictionary pairs when depth < DepthMax:
                foreach (DictionaryEntry pair in pairs)
                    Pair(pair.Key, pair.Value, field, depth, wrong);
                break;
            case IEnumerable items when depth < DepthMax && HoldsText(ItemOf(value.GetType())):
                Items(items, field, depth, wrong);
                break;
            default:
                if (depth < DepthMax && IsOurs(value.GetType()))
                {
                    foreach (var property in PropertiesOf(value.GetType()))
                        Look(property.GetValue(value), field.Length == 0 ? property.Name : $"{field}.{property.Name}", depth + 1, wrong);
                }
                break;
        }
    }

    private static void Pair(object key, object? value, string field, int depth, List<Refusal> wrong)
    {
        Look(key, field, depth + 1, wrong);
        Look(value, $"{field}.{key}", depth + 1, wrong);
    }

    private static void Items(IEnumerable items, string field, int depth, List<Refusal> wrong)
    {
        var at = 0;
        foreach (var item in items)
        {
            if (item is null)
                wrong.Add(new Refusal("field.missing").At($"{field}[{at}]"));
            else
                Look(item, $"{field}[{at}]", depth + 1, wrong);
            at++;
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type) => Known.GetOrAdd(type, static of =>
        [.. of.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.CanWrite && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(JsonIgnoreAttribute)) && HoldsText(p.PropertyType))]);

    // Numbers, days and ids cannot hold a text: lists of a hundred thousand of them are not walked.
    private static bool HoldsText(Type type) => type == typeof(string) || type == typeof(object)
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) && type.GetGenericArguments().Any(HoldsText)
        || type != typeof(byte[]) && !type.IsPrimitive && !type.IsEnum && (typeof(IEnumerable).IsAssignableFrom(type) ? HoldsText(ItemOf(type)) : IsOurs(type));

    private static Type ItemOf(Type type) => type.IsArray ? type.GetElementType()!
        : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);

    private static bool IsOurs(Type type) =>
        type is { IsClass: true, IsGenericType: false } && !typeof(Delegate).IsAssignableFrom(type) && type.Namespace?.StartsWith("BackOffice", StringComparison.Ordinal) == true;
}
