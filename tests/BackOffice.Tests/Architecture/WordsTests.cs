using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ui;

namespace BackOffice.Tests.Architecture;

/// <summary>Turkish and English are equal: each word stands in both, whole, and each key that the code asks for exists.</summary>
public sealed partial class WordsTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> English = Read(turkish: false);
    private static readonly Dictionary<string, Dictionary<string, string>> Turkish = Read(turkish: true);
    private static readonly HashSet<string> All = [.. English.Values.SelectMany(w => w.Keys)];

    [Fact]
    public void Every_word_stands_in_both_languages()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Turkish.Keys.Order(StringComparer.Ordinal));
        AllThere(English.SelectMany(file => file.Value.Keys.Except(Turkish[file.Key].Keys).Select(key => $"{file.Key}: {key} has no Turkish")));
        AllThere(Turkish.SelectMany(file => file.Value.Keys.Except(English[file.Key].Keys).Select(key => $"{file.Key}: {key} has no English")));
    }

    [Fact]
    public void No_word_is_empty() =>
        AllThere(English.Concat(Turkish).SelectMany(f => f.Value.Where(w => string.IsNullOrWhiteSpace(w.Value)).Select(w => $"{f.Key}: {w.Key}")));

    [Fact]
    public void Both_sentences_use_the_same_values() =>
        AllThere(English.SelectMany(file => file.Value
            .Where(w => Turkish[file.Key].TryGetValue(w.Key, out var turkish) && !Values(w.Value).SetEquals(Values(turkish)))
            .Select(w => $"{file.Key}: {w.Key}")));

    [Fact]
    public void Every_key_that_the_code_names_exists()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Source.Files("src", "*.cs").Concat(Source.Files("src", "*.cshtml")))
        {
            // Examples in docstrings name words that no page needs.
            var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
            foreach (Match match in NamedKeys().Matches(code))
            {
                var key = match.Groups["key"].Value;
                if (!All.Contains(key))
                    missing.Add($"{Path.GetFileName(file)}: {key}");
            }
        }
        AllThere(missing);
    }

    [Fact]
    public void Every_menu_entry_and_permission_has_a_word() =>
        AllThere(Rooms().SelectMany(room =>
                room.Menu.SelectMany(m => (m.Children ?? []).Append(m)).Select(m => m.WordKey)
                    .Concat(room.Permissions.Select(p => "permission." + p.Code)).Select(key => (room, key)))
            .Where(x => !Has(x.room.Words, x.key)).Select(x => $"{x.room.Name}: {x.key}").Distinct());

    [Fact]
    public void Every_column_and_filter_of_a_list_has_a_word()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var list in Lists())
        {
            var name = (string)Get(list, nameof(ListOf<object>.Name))!;
            var words = (Type)Get(list, nameof(ListOf<object>.Words))!;
            var keys = ((IEnumerable<IColumn>)Get(list, nameof(ListOf<object>.Columns))!).Select(c => c.Word)
                .Concat(((IEnumerable<IFilterField>)Get(list, nameof(ListOf<object>.Filters))!).SelectMany(f => f.Choices.Select(c => c.WordKey).OfType<string>().Append(f.Word)));
            foreach (var key in keys.Where(k => !Has(words, k)))
                missing.Add($"{name}: {key}");
        }
        AllThere(missing);
    }

    /// <summary>Names each missing word, not the first few.</summary>
    private static void AllThere(IEnumerable<string> missing)
    {
        var all = missing.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static object? Get(object list, string property) => list.GetType().GetProperty(property)!.GetValue(list);

    private static IEnumerable<object> Lists() => typeof(UiWords).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ListOf<>))
        .Select(f => f.GetValue(null)!);

    private static IEnumerable<IModule> Rooms() => typeof(IModule).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IModule).IsAssignableFrom(t) && t.GetConstructor(Type.EmptyTypes) is not null)
        .Select(t => (IModule)Activator.CreateInstance(t)!);

    /// <summary>In the room's own words, or in the shared ones.</summary>
    private static bool Has(Type words, string key) =>
        English.GetValueOrDefault(words.Name[..^"Words".Length])?.ContainsKey(key) == true || English["Ui"].ContainsKey(key);

    private static HashSet<string> Values(string sentence) => [.. Placeholder().Matches(sentence).Select(m => m.Value)];

    private static Dictionary<string, Dictionary<string, string>> Read(bool turkish) =>
        Source.Files("src/BackOffice", "*.resx").Where(f => f.EndsWith(".tr.resx", StringComparison.Ordinal) == turkish)
            .ToDictionary(
                f => Path.GetFileName(f).Split('.')[0],
                f => XDocument.Load(f).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);

    [GeneratedRegex("""(?:\b(?:T|Ui|ui|words|Words)\[|new Refusal\(|WithErrorCode\(|ErrorMessage = |words\.Of\(|Words\.Of\()\s*"(?<key>[a-z0-9]+(?:[.-][a-z0-9]+)*)"\s*[\]\),]""")]
    private static partial Regex NamedKeys();

    [GeneratedRegex(@"\{\d+(?=[:}])")]
    private static partial Regex Placeholder();
}
