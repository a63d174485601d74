using System.Reflection;
using System.Text.RegularExpressions;

namespace BackOffice.Tests.Architecture;

/// <summary>Who may know whom. The table is the house's plan; whoever needs more asks for a port.</summary>
public sealed partial class RoomTests
{
    /// <summary>Each room and the rooms it may use, through Contracts only. Platform is for all.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Reference"] = [],
        ["Ledger"] = ["Reference"],
        ["Settlements"] = ["Reference", "Ledger"],
        ["Reconciliation"] = ["Reference", "Ledger", "Settlements"],
        ["Accounting"] = ["Reference", "Ledger", "Settlements", "Reconciliation"],
        ["Compliance"] = ["Reference", "Ledger", "Settlements", "Reconciliation"],
        ["Permissions"] = ["Reference"],
        ["Records"] = ["Reference"],
        ["Work"] = ["Reference", "Ledger", "Settlements", "Reconciliation", "Accounting", "Compliance", "Permissions", "Records"],
    };

    /// <summary>Places that stand above the rooms: they put the house together, or play it.</summary>
    private static readonly string[] Above = ["SampleFirm"];

    [Fact]
    public void A_room_uses_only_the_rooms_below_it_and_only_their_contracts()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (type, room) in TypesOfRooms())
        {
            foreach (var used in UsedBy(type).Where(u => RoomOf(u) is { } other && other != room))
            {
                var other = RoomOf(used)!;
                if (!MayUse[room].Contains(other))
                    wrong.Add($"{room} uses {other}: {type.FullName} → {used.FullName}");
                else if (!IsContract(used, other))
                    wrong.Add($"{room} goes past the contracts of {other}: {type.FullName} → {used.FullName}");
            }
        }
        AllThere(wrong);
    }

    [Fact]
    public void Platform_knows_no_room()
    {
        var platform = Requests.House.GetTypes().Where(t => t.Namespace?.StartsWith("BackOffice.Platform", StringComparison.Ordinal) == true
            // The one migration that runs each room's own statements lists the rooms.
            && !t.Namespace.StartsWith("BackOffice.Platform.Persistence.Migrations", StringComparison.Ordinal));

        AllThere(platform.SelectMany(t => UsedBy(t).Where(u => RoomOf(u) is not null).Select(u => $"{t.FullName} → {u.FullName}")));
    }

    [Fact]
    public void A_room_writes_no_statement_over_another_rooms_tables()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (type, room) in TypesOfRooms())
        {
            foreach (var text in Il.MethodsOf(type).SelectMany(m => Il.Read(m).Texts).Where(t => t.Length > 12))
            {
                foreach (Match match in Statement().Matches(text))
                {
                    var schema = match.Groups["schema"].Value;
                    var owner = MayUse.Keys.FirstOrDefault(r => r.Equals(schema, StringComparison.OrdinalIgnoreCase));
                    if (owner is not null && owner != room)
                        wrong.Add($"{type.FullName} ({room}): {match.Value}");
                }
            }
        }
        AllThere(wrong);
    }

    [Fact]
    public void People_and_tokens_are_read_by_permissions_alone()
    {
        Type[] own = [typeof(BackOffice.Platform.Identity.User), typeof(BackOffice.Platform.Identity.ApiToken), typeof(BackOffice.Platform.Identity.Session), typeof(BackOffice.Platform.Identity.OneTimeLink)];

        AllThere(TypesOfRooms().Where(t => t.Room != "Permissions").SelectMany(t => UsedBy(t.Type).Where(own.Contains).Select(u => $"{t.Type.FullName} → {u.Name}")));
    }

    [Theory]
    [InlineData("BackOffice.Domain", new string[0])]
    [InlineData("BackOffice.Messages", new string[0])]
    public void The_rules_and_the_formats_know_nothing_of_the_application(string assembly, string[] mayKnow) => AllThere(
        Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!).Where(n => !mayKnow.Contains(n)
            && (n.StartsWith("BackOffice", StringComparison.Ordinal) || n.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || n.StartsWith("MediatR", StringComparison.Ordinal) || n.StartsWith("Npgsql", StringComparison.Ordinal))));

    [Fact]
    public void No_rule_of_the_business_counts_in_floating_point()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(BackOffice.Domain.Outcome).Assembly.GetTypes())
        {
            foreach (var method in Il.MethodsOf(type))
            {
                if (Il.Read(method).HasFloats || Il.TypesIn(method).Any(t => t == typeof(double) || t == typeof(float)))
                    wrong.Add($"{type.FullName}.{method.Name}");
            }
        }
        AllThere(wrong);
    }

    /// <summary>Commissions, taxes, limits and tolerances are dated rows that people change; what stands in code cannot be.</summary>
    [Fact]
    public void No_rate_of_the_business_is_a_constant()
    {
        // Thresholds measured on a labelled set of names: nobody sets them.
        string[] known = ["Compliance/Screening/Explanation.cs"];
        AllThere(new[] { "src/BackOffice.Domain", "src/BackOffice.Messages", "src/BackOffice/Modules", "src/BackOffice/Platform" }
            .SelectMany(folder => Source.Files(folder, "*.cs"))
            .Where(file => !known.Any(k => file.Replace('\\', '/').EndsWith(k, StringComparison.Ordinal)))
            .SelectMany(file => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Fraction().Matches(line)).Where(m => m.Groups["digits"].Value.Trim('0').Length > 0)
                .Select(m => $"{Path.GetFileName(file)}: {m.Value}")));
    }

    [Fact]
    public void Nothing_runs_that_nobody_can_await() => AllThere(
        Requests.House.GetTypes().SelectMany(t => Il.MethodsOf(t).OfType<MethodInfo>()
            .Where(m => m.ReturnType == typeof(void) && m.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute))).Select(m => $"{t.FullName}.{m.Name}")));

    private static IEnumerable<(Type Type, string Room)> TypesOfRooms() =>
        Requests.House.GetTypes().Select(t => (t, Room: RoomOf(t)!)).Where(t => t.Room is not null);

    private static string? RoomOf(Type type)
    {
        if (type.Assembly != Requests.House || type.Namespace is not { } space || !space.StartsWith("BackOffice.", StringComparison.Ordinal))
            return null;
        var name = space.Split('.')[1];
        return MayUse.ContainsKey(name) && !Above.Contains(name) ? name : null;
    }

    private static bool IsContract(Type type, string room) =>
        type.Namespace == $"BackOffice.{room}.Contracts" || type.Namespace!.StartsWith($"BackOffice.{room}.Contracts.", StringComparison.Ordinal);

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var shape = type.GetInterfaces().Append(type.BaseType).OfType<Type>().SelectMany(Il.Parts)
            .Concat(type.GetFields(everything).SelectMany(Il.TypesIn));
        return shape.Concat(Il.MethodsOf(type).SelectMany(m => Il.TypesIn(m).Concat(Il.Read(m).Members.SelectMany(Il.TypesIn)))).Distinct();
    }

    private static void AllThere(IEnumerable<string> wrong)
    {
        var list = wrong.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    [GeneratedRegex(@"(?<![\w.""])[0-9_]*\.(?<digits>[0-9_]+)[mM]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\b(from|join|into|update|only|on|table)\s+(?<schema>[a-z]+)\.[a-z_]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
