using BackOffice.Platform.HouseData;

namespace BackOffice.Accounting;

/// <summary>
/// The uniform chart of accounts (Tekdüzen Hesap Planı) with the few sub-accounts that the posting rules name;
/// each legal entity starts with it and may add its own.
/// </summary>
public static class UniformChart
{
    public static IReadOnlyList<UniformAccount> Accounts { get; } =
    [
        .. HouseFile.Rows("Accounting.Data.uniform-chart.csv").Select(row => new UniformAccount(
            row["code"], row["name_tr"], row["name_en"], row["class"], row["normal_balance"][0]))
    ];

    public static IReadOnlyList<ChartClass> Classes { get; } =
    [
        .. HouseFile.Rows("Accounting.Data.chart-classes.csv").Select(row => new ChartClass(row["class"], row["name_tr"], row["name_en"]))
    ];
}

/// <param name="NormalBalance">D (debit), C (credit) or E (either).</param>
public sealed record UniformAccount(string Code, string NameTr, string NameEn, string Class, char NormalBalance);

public sealed record ChartClass(string Class, string NameTr, string NameEn);
