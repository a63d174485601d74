using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>What a sender said of one version of a trade, read but not yet looked up or judged. A row of a file, or what a clerk typed.</summary>
/// <param name="Charges">A part the sender did not speak of is null and is computed; a column that is there and empty says zero.</param>
public sealed record TradeInput(
    string TradeRef, TradeAction Action, int TradeVersion, DateOnly? TradeDate, TimeOnly? TradeTime, Side? Side, string? Security, string? Mic,
    decimal? Quantity, decimal? Price, string? Currency, string? Account, string? Counterparty, Capacity? Capacity, SuppliedCharges Charges,
    DateOnly? SettlementDate, string? SettlementCurrency, TradeSource Source)
{
    /// <summary>SHA-256 over what was said, in one form for one content: 1.50 and 1.5 are the same.</summary>
    public string ContentHash { get; } = HashOf(
        Action.ToString(), Day(TradeDate), TradeTime?.ToString("HH:mm:ss", CultureInfo.InvariantCulture), Side?.ToString(), Security, Mic,
        Number(Quantity), Number(Price), Currency, Account, Counterparty, Capacity?.ToString(),
        Number(Charges.Commission), Number(Charges.Fees), Number(Charges.Tax), Day(SettlementDate), SettlementCurrency);

    public long Line => Source.Line ?? 0;

    public string Raw => Source.Raw ?? "";

    internal static string HashOf(params ReadOnlySpan<string?> said)
    {
        var text = new StringBuilder(160);
        // "~" is "not said", which is another content than "said to be nothing".
        foreach (var part in said)
            text.Append(part ?? "~").Append('\u001f');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal static string? Number(decimal? value) => value is { } number ? Invariant.Number(number) : null;

    internal static string? Day(DateOnly? day) => day is { } date ? Invariant.Day(date) : null;
}
