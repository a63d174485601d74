using System.Globalization;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Settlements.Trades;

namespace BackOffice.Settlements.Confirmations;

/// <summary>What a depository may say of an instruction.</summary>
internal enum ReportedStatus { Matched, Unmatched, Pending, Failing, Settled, PartiallySettled, Cancelled }

/// <summary>One message of the depository about one instruction, read but not yet judged.</summary>
/// <param name="InstructionRef">Ours, or the trade's.</param>
/// <param name="Quantity">Of this message alone, not the running total.</param>
internal sealed record Confirmation(
    string InstructionRef, string MessageRef, ReportedStatus Status, decimal? Quantity, decimal? Amount, DateTimeOffset? SettledAt, string? Reason,
    JobId? Job, string? FileName, long? Line, string Raw)
{
    public bool Settles => Status is ReportedStatus.Settled or ReportedStatus.PartiallySettled;

    /// <summary>SHA-256 over what it says, in one form for one content.</summary>
    public string ContentHash { get; } = TradeInput.HashOf(
        Status.ToString(), TradeInput.Number(Quantity), TradeInput.Number(Amount), SettledAt is { } at ? Invariant.Instant(at) : null, Reason);
}

/// <summary>Reads rows of the import kind <c>settlement-messages</c>.</summary>
internal static class ConfirmationRows
{
    public const int MessageRefLengthMax = 100;
    public const int ReasonLengthMax = 500;

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("instruction_ref", Required: true), new("message_ref", Required: true), new("status", Required: true),
        new("settled_quantity", Type: ImportType.Decimal), new("settled_amount", Type: ImportType.Decimal),
        new("settled_at", Type: ImportType.Instant), new("reason"),
    ];

    public static Outcome<Confirmation> Read(ImportRow row, ImportChunk chunk)
    {
        if (row["instruction_ref"] is not { } reference)
            return new Refusal("row.required", "instruction_ref").At("instruction_ref");
        if (row["message_ref"] is not { } messageRef)
            return new Refusal("row.required", "message_ref").At("message_ref");
        if (messageRef.Length > MessageRefLengthMax)
            return new Refusal("reason.too-long", MessageRefLengthMax).At("message_ref");
        if (row["status"] is not { } said)
            return new Refusal("row.required", "status").At("status");
        if (!Statuses.TryGetValue(said, out var status))
            return new Refusal("confirmation.status-unknown", said).At("status");
        if (Number("settled_quantity", out var quantity) is { } badQuantity)
            return badQuantity;
        if (Number("settled_amount", out var amount) is { } badAmount)
            return badAmount;
        DateTimeOffset? at = null;
        if (row["settled_at"] is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                return new Refusal("row.instant", text).At("settled_at");
            at = instant.ToUniversalTime();
        }
        if (row["reason"] is { Length: > ReasonLengthMax })
            return new Refusal("reason.too-long", ReasonLengthMax).At("reason");
        return new Confirmation(reference, messageRef, status, quantity, amount, at, row["reason"], chunk.Job, chunk.FileName, row.Line, row.Raw);

        Refusal? Number(string column, out decimal? value)
        {
            value = null;
            if (row[column] is not { } number)
                return null;
            if (!Invariant.TryDecimal(number, out var parsed))
                return new Refusal("row.number", number, "1234.56").At(column);
            value = parsed;
            return null;
        }
    }

    public static ReportedStatus? Status(string? said) => said is not null && Statuses.TryGetValue(said, out var status) ? status : null;

    private static readonly Dictionary<string, ReportedStatus> Statuses =
        Enum.GetValues<ReportedStatus>().ToDictionary(s => Invariant.Kebab(s.ToString()), StringComparer.OrdinalIgnoreCase);
}
