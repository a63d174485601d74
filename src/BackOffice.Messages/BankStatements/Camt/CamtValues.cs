using System.Buffers;
using System.Globalization;

namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>Amounts, days and codes as ISO 20022 writes them.</summary>
internal static class CamtValues
{
    private const int DigitsMax = 26;
    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789.");

    /// <summary>ActiveCurrencyAndAmount: digits and a point, never signed.</summary>
    public static bool TryAmount(CamtNode? node, out decimal amount)
    {
        amount = 0;
        var text = (node?.Text).AsSpan().Trim();
        if (text.Length is 0 or > DigitsMax || text.ContainsAnyExcept(Written) || text is ".")
            return false;
        var point = text.IndexOf('.');
        if ((point < 0 ? text.Length : point) > 18)
            return false;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    /// <summary>CdtDbtInd: true for CRDT, false for DBIT, null for anything else.</summary>
    public static bool? IsCredit(CamtNode node) => node.Said("CdtDbtInd") switch { "CRDT" => true, "DBIT" => false, _ => null };

    /// <summary>Dt or DtTm: the day as the bank wrote it, in the bank's own zone.</summary>
    public static DateOnly? Day(CamtNode? node)
    {
        if ((node?.Said("Dt") ?? node?.Said("DtTm") ?? node?.Text?.Trim()) is not { Length: >= 10 } text)
            return null;
        return DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static bool? Flag(string? text) => text switch { "true" or "1" => true, "false" or "0" => false, _ => null };

    /// <summary>BkTxCd/Domn: domain, family and sub-family, PMNT-RCDT-ESCT.</summary>
    public static string? Code(CamtNode node)
    {
        if (node.At("BkTxCd", "Domn") is not { } domain)
            return null;
        var parts = new[] { domain.Said("Cd"), domain.Said("Fmly", "Cd"), domain.Said("Fmly", "SubFmlyCd") };
        return parts[0] is null ? null : string.Join('-', parts.Where(p => p is not null));
    }

    /// <summary>Acct/Id: the IBAN, else the other number.</summary>
    public static string? Account(CamtNode? account) => account?.Said("Id", "IBAN") ?? account?.Said("Id", "Othr", "Id") ?? account?.Said("Id", "PrtryAcct", "Id");

    /// <summary>FinInstnId: BICFI (BIC before version 3), else the clearing member, else the name.</summary>
    public static string? Bank(CamtNode? institution) =>
        institution?.Said("BICFI") ?? institution?.Said("BIC") ?? institution?.Said("ClrSysMmbId", "MmbId") ?? institution?.Said("Nm");
}
