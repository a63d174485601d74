using BackOffice.Domain.Accounting;
using BackOffice.Platform.HouseData;

namespace BackOffice.Accounting;

/// <summary>
/// The uniform chart of accounts (Tekdüzen Hesap Planı) with the few sub-accounts that the posting rules name;
/// each legal entity starts with it and may add its own.
/// </summary>
public static class UniformChart
{
    /// <summary>In order of code. A sub-account leans the way its parent does.</summary>
    public static IReadOnlyList<UniformAccount> Accounts { get; } = Read();

    private static List<UniformAccount> Read()
    {
        var main = HouseFile.Rows("Accounting.Data.uniform-chart.csv").ToDictionary(row => row["code"], row => new UniformAccount(
            row["code"], row["name_tr"], row["name_en"], row["class"], row["normal_balance"][0]));
        var below = StandardRoles.Accounts.Select(account => main[account.Code.Split('.')[0]] with
        {
            Code = account.Code,
            NameTr = account.NameTr,
            NameEn = account.NameEn,
            IsControl = account.IsControl,
        });
        return [.. main.Values.Concat(below).OrderBy(account => account.Code, StringComparer.Ordinal)];
    }
}

/// <param name="NormalBalance">D (debit), C (credit) or E (either).</param>
/// <param name="IsControl">A sub-ledger stands behind it: it takes no journal by hand.</param>
public sealed record UniformAccount(
    string Code, string NameTr, string NameEn, string Class, char NormalBalance, bool IsControl = false);
