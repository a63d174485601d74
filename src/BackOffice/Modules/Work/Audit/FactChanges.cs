using System.Text.Json.Nodes;

namespace BackOffice.Work.Audit;

/// <summary>What a fact says was changed, from what to what, however it says so.</summary>
internal static class FactChanges
{
    private static readonly string[] ChangeKeys = ["fieldKey", "old", "new"];

    /// <summary>
    /// A list of fields with old and new; pairs <c>OldX</c> and <c>X</c>; things with a state before and after; names added to a set and removed from it.
    /// A pair that stayed the same is no change.
    /// </summary>
    public static List<Details.Change> Of(JsonObject content)
    {
        var changes = new List<Details.Change>();
        foreach (var (key, value) in content)
        {
            if (IsOld(key) && content.ContainsKey(New(key)))
                changes.Add(new Details.Change(New(key), Text(value), Text(content[New(key)])));
            else if (value is JsonArray items)
                changes.AddRange(items.Select(item => Item(key, item)).OfType<Details.Change>());
        }
        return [.. changes.Where(c => c.Old != c.New)];
    }

    public static bool IsOld(string key) => key.Length > 3 && key.StartsWith("old", StringComparison.Ordinal) && char.IsUpper(key[3]);

    /// <summary>A value in one line: days from and to (the end included), a list, or as it is.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => string.Join("; ", list.Select(Text)),
        JsonObject { Count: 2 } range when range["from"] is { } from && range.ContainsKey("to") => $"{from}..{LastDay(range["to"])}",
        _ => node.ToString(),
    };

    private static string New(string key) => char.ToLowerInvariant(key[3]) + key[4..];

    private static Details.Change? Item(string key, JsonNode? item) => item switch
    {
        // Two of the three make a change: some facts name no field, some say but one side.
        JsonObject o when ChangeKeys.Count(o.ContainsKey) >= 2 =>
            new((o["fieldKey"] ?? o["field"] ?? o["name"])?.ToString() ?? "", Text(o["old"]), Text(o["new"])),
        JsonObject o when o["before"] is { } before && o["after"] is { } after =>
            new(o["reference"]?.ToString() ?? key, before.ToString(), after.ToString()),
        JsonValue name when key == "added" => new("permission", null, name.ToString()),
        JsonValue name when key == "removed" => new("permission", name.ToString(), null),
        _ => null,
    };

    private static string? LastDay(JsonNode? to) =>
        to is null ? null : Platform.Lists.Invariant.TryDay(to.ToString(), out var day) ? Platform.Lists.Invariant.Day(day.AddDays(-1)) : to.ToString();
}
