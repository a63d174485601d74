using BackOffice.Platform.Lists;
using BackOffice.Platform.Ports;

namespace BackOffice.Accounting.TrialBalance;

/// <summary>The trial balance as a list, for its export: the same rows and figures as on the screen.</summary>
internal static class MizanList
{
    public static readonly ListOf<Mizan.Row> Declaration = ListOf<Mizan.Row>.Of<AccountingWords, string>("trial-balance", r => r.Account)
        .KeepAs(RecordSources.Report)
        .Code("account", r => r.Account)
        .Text("name", r => r.Name)
        .Money("openingDebit", r => r.OpeningDebit, r => r.Currency)
        .Money("openingCredit", r => r.OpeningCredit, r => r.Currency)
        .Money("debit", r => r.Debit, r => r.Currency)
        .Money("credit", r => r.Credit, r => r.Currency)
        .Money("closingDebit", r => r.ClosingDebit, r => r.Currency)
        .Money("closingCredit", r => r.ClosingCredit, r => r.Currency)
        .SortedBy("account");
}
