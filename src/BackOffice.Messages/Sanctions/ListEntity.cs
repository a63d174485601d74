using System.Security.Cryptography;
using System.Text;

namespace BackOffice.Messages.Sanctions;

public enum ListKind { Unknown, Person, Organisation, Vessel, Aircraft }

/// <summary>Where a name stands in its list.</summary>
public enum NameUse { Primary, Alias, Former, OriginalScript }

/// <param name="Weak">The list itself calls the alias weak or of low quality.</param>
public sealed record ListName(string Name, NameUse Use = NameUse.Primary, bool Weak = false);

/// <summary>A birth date as well as the list knows it; both ends are included.</summary>
/// <param name="Circa">The list says about.</param>
public sealed record ListBirth(DateOnly From, DateOnly To, bool Circa = false);

public sealed record ListAddress(string? Text, string? Country);

public sealed record ListDocument(string Type, string Number, string? Country);

/// <summary>One person, organisation, vessel or aircraft of a list, whatever the list's format.</summary>
/// <param name="Id">As the list names it; unique within the list.</param>
/// <param name="Countries">Of nationality, citizenship, flag and addresses, as the list writes them.</param>
/// <param name="Raw">The text of the file it was read from, for the auditor.</param>
/// <param name="Line">Of the file, from 1.</param>
public sealed record ListEntity(
    string Id, ListKind Kind, IReadOnlyList<ListName> Names, IReadOnlyList<ListBirth> Births, IReadOnlyList<string> Countries, IReadOnlyList<string> Programmes,
    IReadOnlyList<ListAddress> Addresses, IReadOnlyList<ListDocument> Documents, string? Remarks, string Raw, long Line)
{
    public string PrimaryName => Names[0].Name;

    /// <summary>The fields that a reader of a new version wants to know changed, each as text; order of their items does not count.</summary>
    public IReadOnlyList<(string Field, string Value)> Fields =>
    [
        ("kind", Kind.ToString()),
        ("name", PrimaryName),
        ("aliases", Joined(Names.Skip(1).Select(n => $"{n.Name} ({n.Use}{(n.Weak ? ", weak" : "")})"))),
        ("births", Joined(Births.Select(b => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(b.Circa ? "~" : "")}{b.From:yyyy-MM-dd}/{b.To:yyyy-MM-dd}")))),
        ("countries", Joined(Countries)),
        ("programmes", Joined(Programmes)),
        ("addresses", Joined(Addresses.Select(a => $"{a.Text}; {a.Country}"))),
        ("documents", Joined(Documents.Select(d => $"{d.Type} {d.Number} {d.Country}"))),
        ("remarks", Remarks ?? ""),
    ];

    /// <summary>SHA-256 over what the entity says, in hexadecimal. A decision once made about it stands while this stays.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', Fields.Select(f => $"{f.Field}\u001F{f.Value}")))));

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values.Order(StringComparer.Ordinal));
}
