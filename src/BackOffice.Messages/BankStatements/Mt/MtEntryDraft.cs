namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>An entry while its texts and the statement's end are still to come.</summary>
internal sealed class MtEntryDraft(MtField field, MtEntryLine line)
{
    private readonly List<string> _texts = [];
    private readonly List<string> _raw = field.Raw;

    /// <summary>Adds a :86:. Some banks repeat the tag for each line.</summary>
    public void Add(MtField text)
    {
        _texts.AddRange(text.Lines);
        _raw.AddRange(text.Raw);
    }

    public StatementEntry ToEntry(string? currency, string? ownIban, int rawKept)
    {
        var details = MtDetails.Read(_texts, ownIban);
        var raw = string.Join('\n', _raw);
        return new StatementEntry
        {
            ValueDate = line.ValueDate,
            BookingDate = line.EntryDate is var (month, day) ? MtAmount.Nearest(month, day, line.ValueDate) : null,
            Amount = line.Amount,
            Currency = currency,
            Reversal = line.Reversal,
            Status = line.Expected ? EntryStatus.Pending : EntryStatus.Booked,
            OwnReference = line.OwnReference ?? details.OwnReference,
            BankReference = line.BankReference,
            EndToEndId = details.EndToEndId,
            Remittance = details.Remittance,
            CounterpartyName = details.Name,
            CounterpartyAccount = details.Account ?? Iban.Of(line.Supplementary),
            CounterpartyBank = details.Bank,
            Code = line.Code,
            BankCode = details.BankCode,
            BankText = details.BankText,
            Supplementary = line.Supplementary,
            Raw = raw.Length > rawKept ? raw[..rawKept] : raw,
            Line = field.Line,
        };
    }
}
