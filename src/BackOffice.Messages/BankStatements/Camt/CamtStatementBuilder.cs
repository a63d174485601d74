using System.Globalization;
using System.Text;
using BackOffice.Messages.BankStatements.Mt;

namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>Turns the children of one Stmt, Rpt or Ntfctn into a statement.</summary>
internal sealed class CamtStatementBuilder(StatementFormat format, CamtNode? header, long line)
{
    private readonly List<StatementBalance> _balances = [];
    private readonly List<StatedSum> _sums = [];
    private readonly List<StatementEntry> _entries = [];
    private readonly List<StatementProblem> _errors = [];
    private readonly List<StatementProblem> _warnings = [];
    private readonly StringBuilder _raw = new();
    private CamtNode? _account, _period, _pages;
    private string? _id, _electronic, _legal, _information;

    public void Take(CamtNode child)
    {
        if (child.RawIsCut)
            _warnings.Add(StatementProblem.At(child.Line, StatementCodes.RawCut, child.Raw.Length.ToString(CultureInfo.InvariantCulture)));
        if (child.Name == "Ntry")
        {
            Entry(child);
            return;
        }
        _raw.Append(child.Raw).Append('\n');
        switch (child.Name)
        {
            case "Id":
                _id = MtText.Tidy(child.Text);
                break;
            case "StmtPgntn" or "RptPgntn" or "NtfctnPgntn":
                _pages = child;
                break;
            case "ElctrncSeqNb":
                _electronic = child.Text;
                break;
            case "LglSeqNb":
                _legal = child.Text;
                break;
            case "FrToDt":
                _period = child;
                break;
            case "Acct":
                _account = child;
                break;
            case "Bal":
                Balance(child);
                break;
            case "TxsSummry":
                Sum(child.At("TtlCdtNtries"), credit: true);
                Sum(child.At("TtlDbtNtries"), credit: false);
                break;
            case "AddtlStmtInf" or "AddtlRptInf" or "AddtlNtfctnInf":
                _information = MtText.Tidy(child.Text);
                break;
        }
    }

    public BankStatement Build()
    {
        var account = CamtValues.Account(_account);
        if (account is null)
            _errors.Add(StatementProblem.At(line, StatementCodes.FieldMissing, "Acct"));
        var pages = _pages ?? header?.At("MsgPgntn");
        var page = CamtValues.Count(pages?.Said("PgNb"));
        var (opening, closing) = Ends();
        if (format == StatementFormat.Camt053 && opening is null)
            _warnings.Add(StatementProblem.At(line, StatementCodes.BalanceMissing, "OPBD"));
        if (format == StatementFormat.Camt053 && closing is null)
            _warnings.Add(StatementProblem.At(line, StatementCodes.BalanceMissing, "CLBD"));
        return new BankStatement
        {
            Format = format,
            Account = account ?? "",
            Iban = Iban.Of(account),
            Bic = CamtValues.Bank(_account?.At("Svcr", "FinInstnId")),
            Currency = _account?.Said("Ccy") ?? opening?.Currency ?? closing?.Currency ?? _entries.FirstOrDefault()?.Currency,
            Reference = _id,
            Number = Number(_electronic) ?? Number(_legal),
            Page = page == 0 ? null : page,
            LastPage = CamtValues.Flag(pages?.Said("LastPgInd")),
            From = Bound("FrDtTm", "FrDt") ?? opening?.Day,
            To = Bound("ToDtTm", "ToDt") ?? closing?.Day,
            Opening = opening,
            Closing = closing,
            Balances = _balances,
            Sums = _sums,
            Entries = _entries,
            Information = _information,
            Raw = _raw.ToString(),
            Line = line,
            Errors = _errors,
            Warnings = _warnings,
        };
    }

    private void Entry(CamtNode node)
    {
        if (CamtEntry.Read(node, _warnings) is { } entry)
        {
            _entries.Add(entry);
            return;
        }
        _errors.Add(StatementProblem.At(node.Line, StatementCodes.EntryUnreadable, node.Said("Amt") ?? "Amt"));
        _raw.Append(node.Raw).Append('\n');
    }

    private void Balance(CamtNode node)
    {
        var type = node.Said("Tp", "CdOrPrtry", "Cd") ?? node.Said("Tp", "CdOrPrtry", "Prtry") ?? "";
        if (CamtValues.TryAmount(node.At("Amt"), out var amount) && CamtValues.IsCredit(node) is { } credit && node.At("Amt")!.Currency is { } currency)
        {
            var interim = type is "ITBD" or "ITAV" || node.Said("Tp", "SubTp", "Cd") == "INTM";
            _balances.Add(new StatementBalance(type, credit ? amount : -amount, currency, CamtValues.Day(node.At("Dt")), interim, node.Line));
            return;
        }
        var problem = type is "OPBD" or "CLBD" or "PRCD" or "ITBD" or "" ? StatementCodes.FieldUnreadable : StatementCodes.FieldIgnored;
        (problem == StatementCodes.FieldUnreadable ? _errors : _warnings).Add(StatementProblem.At(node.Line, problem, $"Bal {type}".Trim(), node.Said("Amt") ?? ""));
    }

    // OPBD and CLBD; PRCD is yesterday's closing; pages in the middle begin and end with ITBD, and a day's report ends with one.
    private (StatementBalance? Opening, StatementBalance? Closing) Ends()
    {
        var opening = _balances.Find(b => b.Code == "OPBD") ?? _balances.Find(b => b.Code == "PRCD");
        var closing = _balances.FindLast(b => b.Code == "CLBD");
        var interim = _balances.FindAll(b => b.Code == "ITBD");
        if (opening is null && interim.Count > (closing is null ? 1 : 0))
            opening = interim[0];
        closing ??= interim.FindLast(b => b != opening);
        return (opening, closing);
    }

    private void Sum(CamtNode? node, bool credit)
    {
        if (node is null)
            return;
        var count = CamtValues.Count(node.Said("NbOfNtries"));
        decimal? amount = CamtValues.TryAmount(node.At("Sum"), out var sum) ? sum : null;
        if (count is not null || amount is not null)
            _sums.Add(new StatedSum(credit, count, amount, null, node.Line));
    }

    private DateOnly? Bound(string moment, string day) => CamtValues.Day(_period?.At(moment)) ?? CamtValues.Day(_period?.At(day));

    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
