using BackOffice.Messages.BankStatements.Mt;

namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>Ntry and its TxDtls as an entry.</summary>
internal static class CamtEntry
{
    /// <summary>Null when the entry has no amount or no direction.</summary>
    public static StatementEntry? Read(CamtNode node, List<StatementProblem> warnings)
    {
        if (!CamtValues.TryAmount(node.At("Amt"), out var unsigned) || CamtValues.IsCredit(node) is not { } credit)
            return null;
        var amount = credit ? unsigned : -unsigned;
        var currency = node.At("Amt")!.Currency;
        var reversal = CamtValues.Flag(node.Said("RvslInd")) == true;
        // The other side paid a credit and was paid a debit; of a reversal it is the other way.
        var payer = credit != reversal;
        var groups = node.All("NtryDtls").ToList();
        var nodes = groups.SelectMany(g => g.All("TxDtls")).ToList();
        var details = nodes.ConvertAll(d => Detail(d, credit, payer, nodes.Count > 1));
        if (details is [{ Amount: null }])
            details[0] = details[0] with { Amount = amount, Currency = currency };
        var only = details.Count == 1 ? details[0] : null;
        var batch = groups.Count == 1 ? groups[0].At("Btch") : null;
        return new StatementEntry
        {
            ValueDate = CamtValues.Day(node.At("ValDt")),
            BookingDate = CamtValues.Day(node.At("BookgDt")),
            Amount = amount,
            Currency = currency,
            Reversal = reversal,
            Status = (node.Said("Sts", "Cd") ?? node.Said("Sts")) switch
            {
                "PDNG" or "FUTR" => EntryStatus.Pending,
                "INFO" => EntryStatus.Information,
                _ => EntryStatus.Booked,
            },
            OwnReference = only?.OwnReference ?? MtText.Reference(batch?.Said("PmtInfId") ?? batch?.Said("MsgId")),
            BankReference = MtText.Reference(node.Said("AcctSvcrRef")) ?? only?.BankReference ?? MtText.Reference(node.Said("NtryRef")),
            EndToEndId = only?.EndToEndId,
            Remittance = only?.Remittance,
            CounterpartyName = only?.CounterpartyName,
            CounterpartyAccount = only?.CounterpartyAccount,
            CounterpartyBank = only?.CounterpartyBank,
            Code = CamtValues.Code(node) ?? only?.Code,
            BankCode = node.Said("BkTxCd", "Prtry", "Cd") ?? only?.BankCode,
            BankText = MtText.Tidy(node.Said("AddtlNtryInf")),
            Details = details,
            DetailsAddUp = AddUp(details, amount, currency, node.Line, warnings),
            Raw = node.Raw,
            Line = node.Line,
        };
    }

    private static EntryDetail Detail(CamtNode node, bool credit, bool payer, bool keepRaw)
    {
        var amountNode = node.At("Amt") ?? node.At("AmtDtls", "TxAmt", "Amt");
        decimal? amount = CamtValues.TryAmount(amountNode, out var unsigned) ? (CamtValues.IsCredit(node) ?? credit) ? unsigned : -unsigned : null;
        var (parties, agents) = (node.At("RltdPties"), node.At("RltdAgts"));
        var side = payer ? "Dbtr" : "Cdtr";
        return new EntryDetail
        {
            Amount = amount,
            Currency = amount is null ? null : amountNode?.Currency,
            OwnReference = MtText.Reference(node.Said("Refs", "InstrId") ?? node.Said("Refs", "PmtInfId") ?? node.Said("Refs", "MsgId")),
            BankReference = MtText.Reference(node.Said("Refs", "AcctSvcrRef")),
            EndToEndId = MtText.Reference(node.Said("Refs", "EndToEndId")),
            Remittance = Remittance(node.At("RmtInf")) ?? MtText.Tidy(node.Said("AddtlTxInf")),
            CounterpartyName = Name(parties, side) ?? Name(parties, "Ultmt" + side),
            CounterpartyAccount = CamtValues.Account(parties?.At(side + "Acct")),
            CounterpartyBank = CamtValues.Bank(agents?.At(side + "Agt", "FinInstnId")),
            Code = CamtValues.Code(node),
            BankCode = node.Said("BkTxCd", "Prtry", "Cd"),
            Raw = keepRaw ? node.Raw : "",
            Line = node.Line,
        };
    }

    // From version 8 on a party stands one element deeper.
    private static string? Name(CamtNode? parties, string side) =>
        MtText.Tidy(parties?.Said(side, "Nm") ?? parties?.Said(side, "Pty", "Nm") ?? parties?.Said(side, "Agt", "FinInstnId", "Nm"));

    // Ustrd as written, then each Strd's creditor reference and additional text.
    private static string? Remittance(CamtNode? information)
    {
        if (information is null)
            return null;
        var parts = information.All("Ustrd").Select(u => u.Text)
            .Concat(information.All("Strd").SelectMany(s => s.All("CdtrRefInf").Select(r => r.Said("Ref")).Concat(s.All("AddtlRmtInf").Select(a => a.Text))));
        return MtText.Tidy(string.Join(' ', parts.Where(p => p is not null)));
    }

    private static bool AddUp(List<EntryDetail> details, decimal amount, string? currency, long line, List<StatementProblem> warnings)
    {
        if (details.Count == 0 || details.Exists(d => d.Amount is null))
            return false;
        if (details.TrueForAll(d => d.Currency == currency) && details.Sum(d => d.Amount) == amount)
            return true;
        var told = details.TrueForAll(d => d.Currency == details[0].Currency) ? details[0].Currency : "";
        warnings.Add(StatementProblem.At(line, StatementCodes.DetailsDiffer,
            $"{StatementProof.Text(details.Sum(d => d.Amount!.Value))} {told}".Trim(), $"{StatementProof.Text(amount)} {currency}"));
        return false;
    }
}
