using System.Globalization;
using BackOffice.Platform.HouseData;

namespace BackOffice.Reference;

/// <summary>Currencies and calendars that every firm starts with; it may add to them and correct them.</summary>
/// <remarks>Currencies: ISO 4217. Closures: facts of public holiday lists, to be checked by the firm, not law.</remarks>
public static class HouseReference
{
    public static IReadOnlyList<HouseCurrency> Currencies { get; } =
    [
        .. HouseFile.Rows("Reference.Data.currencies.csv").Select(row => new HouseCurrency(
            row["code"], row["numeric"],
            row["minor_unit"].Length == 0 ? null : int.Parse(row["minor_unit"], CultureInfo.InvariantCulture),
            row["name_en"], row["name_tr"]))
    ];

    public static IReadOnlyList<HouseCalendar> Calendars { get; } =
    [
        .. HouseFile.Rows("Reference.Data.calendars.csv").Select(row => new HouseCalendar(
            row["code"], row["name_en"], row["name_tr"], row["time_zone"],
            Date(row["covers_from"]), Date(row["covers_to"]), row["source"]))
    ];

    /// <summary>Closures on weekdays only; a weekend is closed everywhere and needs no row.</summary>
    public static IReadOnlyList<HouseClosure> Closures { get; } =
    [
        .. HouseFile.Rows("Reference.Data.calendar-closures.csv").Select(row => new HouseClosure(
            row["code"], Date(row["date"]), row["closure"] == "half", row["name_en"], row["name_tr"]))
    ];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="MinorUnits">Digits after the point; null where ISO 4217 knows none (gold, test codes).</param>
public sealed record HouseCurrency(string Code, string Numeric, int? MinorUnits, string NameEn, string NameTr);

/// <param name="CoversTo">Last day the closures are known for; a date beyond is refused, never guessed.</param>
public sealed record HouseCalendar(
    string Code, string NameEn, string NameTr, string TimeZone, DateOnly CoversFrom, DateOnly CoversTo, string Source);

/// <param name="IsHalf">Open in the morning only; still a settlement day unless the calendar says otherwise.</param>
public sealed record HouseClosure(string Calendar, DateOnly Date, bool IsHalf, string NameEn, string NameTr);
