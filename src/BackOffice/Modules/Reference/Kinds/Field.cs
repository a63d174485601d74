using BackOffice.Platform.Imports;

namespace BackOffice.Reference.Kinds;

/// <summary>How a field is typed, shown and checked.</summary>
internal enum FieldInput { Text, Code, Figure, Whole, Day, Time, Choice, YesNo }

/// <summary>What a field names, when it names another row by its code.</summary>
internal enum Names { Nothing, Party, Security, Account, Entity }

/// <summary>One field of a kind: the column of its file, the field of its form, the line of its page.</summary>
/// <param name="Name">As in files and API bodies: <c>lot_size</c>. Its word is <c>field.lot-size</c>.</param>
/// <param name="Identity">Part of the natural key: fixed once the row stands.</param>
/// <param name="WordKey">Where the name alone would mislead.</param>
/// <param name="Choices">Of a choice, in invariant form; words <c>NAME.VALUE</c> under <see cref="ChoiceWords"/>.</param>
internal sealed record Field(
    string Name, FieldInput Input = FieldInput.Text, bool Required = false, bool Identity = false, Names Refers = Names.Nothing,
    IReadOnlyList<string>? Choices = null, string? ChoiceWords = null, bool Personal = false, string? WordKey = null)
{
    public string Word => WordKey ?? $"field.{Name.Replace('_', '-')}";

    public ImportColumn Column => new(Name, Required, Input switch
    {
        FieldInput.Figure => ImportType.Decimal,
        FieldInput.Whole => ImportType.Integer,
        FieldInput.Day => ImportType.Date,
        FieldInput.Text or FieldInput.Code or FieldInput.Time or FieldInput.Choice or FieldInput.YesNo => ImportType.Text,
        _ => throw new InvalidOperationException($"Unknown input {Input}."),
    });

    public static Field Of<TEnum>(string name, string words, bool required = false) where TEnum : struct, Enum =>
        new(name, FieldInput.Choice, required, Choices: [.. Enum.GetNames<TEnum>().Select(Platform.Lists.Invariant.Kebab)], ChoiceWords: words);
}
