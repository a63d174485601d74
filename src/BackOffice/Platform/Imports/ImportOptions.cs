using BackOffice.Domain;
using BackOffice.Messages.Csv;

namespace BackOffice.Platform.Imports;

/// <summary>How a file is to be read, as chosen by whoever sent it. A job obeys these; what is absent is the contract's default, never a guess.</summary>
/// <param name="Separator">One character; found from the file when absent.</param>
/// <param name="NumberFormat"><c>invariant</c> (also when absent), <c>tr</c> or <c>en</c>.</param>
/// <param name="DateFormat">Such as <c>dd.MM.yyyy</c>; ISO when absent.</param>
/// <param name="Encoding">UTF-8 when absent.</param>
/// <param name="MappingName">Keeps <paramref name="Mapping"/> and the format under this name; without a mapping, takes what was kept.</param>
/// <param name="Mapping">Our column → the file's column, or <c>=constant</c>.</param>
/// <param name="OpenPeriods">Opens accounting periods that are missing, for those with the right.</param>
/// <param name="Entity">Legal entity of rows that name none; the user's home entity when absent.</param>
public sealed record ImportOptions(
    string? Separator = null, string? NumberFormat = null, string? DateFormat = null, string? Encoding = null,
    string? MappingName = null, IReadOnlyDictionary<string, string>? Mapping = null, bool DryRun = false, bool OpenPeriods = false,
    EntityId? Entity = null)
{
    public const int MappingNameMax = 80;

    public NumberFormat? Numbers => NumberFormat switch
    {
        null or "invariant" => Messages.Csv.NumberFormat.Invariant,
        "tr" => Messages.Csv.NumberFormat.Tr,
        "en" => Messages.Csv.NumberFormat.En,
        _ => null,
    };

    public string Days => DateFormat ?? Texts.DayFormats[0];

    /// <summary>The first option that means nothing, naming it.</summary>
    public Refusal? Check()
    {
        if (Separator is not null && !(Separator.Length == 1 && CsvSniffer.Separators.Contains(Separator[0])))
            return new Refusal("import.option-separator", Separator).At("options.separator");
        if (Numbers is null)
            return new Refusal("import.option-number-format", NumberFormat).At("options.numberFormat");
        if (DateFormat is not null && !IsDayFormat(DateFormat))
            return new Refusal("import.option-date-format", DateFormat).At("options.dateFormat");
        if (Encodings.Of(Encoding) is null)
            return new Refusal("import.option-encoding", Encoding, string.Join(", ", Encodings.Names)).At("options.encoding");
        if (MappingName is not null && (MappingName.Length > MappingNameMax || string.IsNullOrWhiteSpace(MappingName)))
            return new Refusal("import.option-mapping-name", MappingNameMax).At("options.mappingName");
        return null;
    }

    // Day, month and year in some order, with marks between them or fixed width; nothing that reads names or times.
    private static bool IsDayFormat(string format) =>
        format.Contains('d') && format.Contains('M') && format.Contains("yyyy", StringComparison.Ordinal)
        && format.All(c => c is 'd' or 'M' or 'y' or '.' or '/' or '-' or ' ');
}
