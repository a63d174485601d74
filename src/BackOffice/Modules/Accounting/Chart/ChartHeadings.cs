using BackOffice.Platform.HouseData;

namespace BackOffice.Accounting.Chart;

/// <summary>The classes and groups of the Turkish uniform chart (Tekdüzen Hesap Planı): one and two digits, never posted to.</summary>
/// <remarks>Source: MSUGT 1, section V.</remarks>
public static class ChartHeadings
{
    public sealed record Heading(string Code, string NameTr, string NameEn);

    public static readonly IReadOnlyList<Heading> All =
        [.. HouseFile.Rows("Accounting.Data.chart-headings.csv").Select(row => new Heading(row["code"], row["name_tr"], row["name_en"]))];
}
