using System.Globalization;
using System.Text;
using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>Writes everything that was read of a file, so that a golden file can be compared with it line by line. Absent values are left out.</summary>
internal static class Rendering
{
    public static string Of(StatementFile file)
    {
        var text = new StringBuilder();
        Line(text, "", ("error", file.Error), ("warnings", Join(file.Warnings)));
        foreach (var joined in StatementPages.Join(file.Statements))
        {
            var s = joined.Whole;
            Line(text, "statement", ("format", s.Format), ("account", s.Account), ("iban", s.Iban), ("bic", s.Bic), ("currency", s.Currency), ("reference", s.Reference),
                ("number", s.Number), ("pages", joined.Pages.Count), ("last", s.LastPage), ("from", s.From), ("to", s.To), ("line", s.Line), ("information", s.Information));
            Line(text, "  balances", ("", string.Join("; ", s.Balances.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Code} {b.Amount} {b.Currency} {b.Day:yyyy-MM-dd} line {b.Line}")))));
            foreach (var e in s.Entries)
            {
                Line(text, "  entry", ("line", e.Line), ("value", e.ValueDate), ("booked", e.BookingDate), ("amount", e.Amount), ("currency", e.Currency),
                    ("reversal", e.Reversal ? "yes" : null), ("status", e.Status == EntryStatus.Booked ? null : e.Status), ("own", e.OwnReference), ("bank", e.BankReference),
                    ("e2e", e.EndToEndId), ("code", e.Code), ("bankCode", e.BankCode), ("bankText", e.BankText), ("supplementary", e.Supplementary));
                Line(text, "    text", ("remittance", e.Remittance), ("name", e.CounterpartyName), ("account", e.CounterpartyAccount), ("at", e.CounterpartyBank), ("details", e.DetailsAddUp ? "add up" : null));
                foreach (var d in e.Details)
                    Line(text, "    detail", ("line", d.Line), ("amount", d.Amount), ("currency", d.Currency), ("own", d.OwnReference), ("e2e", d.EndToEndId), ("remittance", d.Remittance), ("name", d.CounterpartyName), ("account", d.CounterpartyAccount));
            }
            var proof = joined.Proof();
            Line(text, "  proof", ("proven", proof.Proven), ("movements", proof.Movements), ("difference", proof.Difference), ("breaks", Join(proof.Breaks)));
            Line(text, "  told", ("errors", Join(s.Errors)), ("warnings", Join(s.Warnings)));
        }
        Line(text, "sequence", ("", Join(StatementSequence.Breaks(StatementPages.Join(file.Statements).Select(j => j.Whole)))));
        return text.ToString();
    }

    private static string? Join(IReadOnlyCollection<StatementProblem> problems) => problems.Count == 0 ? null : string.Join("; ", problems);

    private static void Line(StringBuilder text, string what, params (string Name, object? Value)[] values)
    {
        var said = values.Where(v => v.Value is not null and not "").Select(v => string.Create(CultureInfo.InvariantCulture,
            $"{(v.Name.Length == 0 ? "" : v.Name + "=")}{(v.Value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : v.Value)}")).ToList();
        if (said.Count > 0)
            text.Append(what).Append(what.Length == 0 ? "" : ": ").AppendJoin(" | ", said).Append('\n');
    }
}
