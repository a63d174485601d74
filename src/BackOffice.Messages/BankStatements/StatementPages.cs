using System.Globalization;

namespace BackOffice.Messages.BankStatements;

/// <summary>A statement put together from its pages.</summary>
/// <param name="Whole">From the first page's opening to the last page's closing balance, with all entries; its own sums are proved page by page.</param>
/// <param name="Breaks">Pages that are missing or do not follow each other.</param>
public sealed record JoinedStatement(BankStatement Whole, IReadOnlyList<BankStatement> Pages, IReadOnlyList<StatementProblem> Breaks)
{
    /// <summary>Proven when every page is, and each begins with what the one before ended with.</summary>
    public StatementProof Proof()
    {
        var whole = StatementProof.Of(Whole);
        if (Pages.Count == 1 && Breaks.Count == 0)
            return whole;
        StatementProblem[] breaks = [.. Pages.SelectMany(p => StatementProof.Of(p).Breaks), .. Breaks];
        return whole with { Breaks = breaks, Proven = breaks.Length > 0 ? false : whole.Proven };
    }
}

/// <summary>Joins the pages of one statement: :60F: … :62M: and :60M: … :62F: of one number, in whatever order and from whichever file they came.</summary>
public static class StatementPages
{
    public static IReadOnlyList<JoinedStatement> Join(IEnumerable<BankStatement> statements) =>
        [.. statements
            .GroupBy(s => (Account: s.Iban ?? s.Account, s.Currency, s.Number))
            .SelectMany(g => Chains(g.OrderBy(s => s.From ?? DateOnly.MinValue).ThenBy(s => s.Page ?? 0)))
            .OrderBy(j => j.Whole.Line)];

    private static IEnumerable<JoinedStatement> Chains(IEnumerable<BankStatement> pages)
    {
        List<BankStatement> chain = [];
        foreach (var page in pages)
        {
            if (chain.Count > 0 && !Follows(chain[^1], page))
            {
                yield return Joined(chain);
                chain = [];
            }
            chain.Add(page);
        }
        if (chain.Count > 0)
            yield return Joined(chain);
    }

    // Open at the end of one and at the beginning of the other; a page between them may be missing all the same.
    private static bool Follows(BankStatement page, BankStatement next) =>
        GoesOn(page) && (next.Opening is null or { Interim: true } || page.Page is not null && next.Page > page.Page && page.Closing is null or { Interim: true });

    private static bool GoesOn(BankStatement page) => page.Closing?.Interim ?? page.LastPage == false;

    private static JoinedStatement Joined(List<BankStatement> pages)
    {
        var (first, last) = (pages[0], pages[^1]);
        List<StatementProblem> breaks = [];
        var cut = first.Format is StatementFormat.Mt940 or StatementFormat.Mt950 or StatementFormat.Camt053;
        if (cut && first.Opening is { Interim: true })
            breaks.Add(StatementProblem.At(first.Line, StatementCodes.PageMissing, "", Page(first)));
        for (var i = 1; i < pages.Count; i++)
            Compare(pages[i - 1], pages[i], breaks);
        if (cut && GoesOn(last))
            breaks.Add(StatementProblem.At(last.Line, StatementCodes.PageMissing, Page(last), ""));
        if (pages.Count == 1)
            return new JoinedStatement(first, pages, breaks);
        var whole = first with
        {
            LastPage = last.LastPage,
            To = last.To,
            Closing = last.Closing,
            Balances = [.. pages.SelectMany(p => p.Balances)],
            Sums = [],
            Entries = [.. pages.SelectMany(p => p.Entries)],
            Information = pages.Select(p => p.Information).Aggregate((a, b) => a is null || b is null ? a ?? b : $"{a} {b}"),
            Raw = string.Concat(pages.Select(p => p.Raw)),
            Errors = [.. pages.SelectMany(p => p.Errors)],
            Warnings = [.. pages.SelectMany(p => p.Warnings)],
        };
        return new JoinedStatement(whole, pages, breaks);
    }

    private static void Compare(BankStatement page, BankStatement next, List<StatementProblem> breaks)
    {
        if (page.Page is { } before && next.Page is { } after && after != before + 1)
            breaks.Add(StatementProblem.At(next.Line, StatementCodes.PageMissing, Page(page), Page(next)));
        if (page.Closing is { } closing && next.Opening is { } opening && closing.Currency == opening.Currency && closing.Amount != opening.Amount)
            breaks.Add(StatementProblem.At(opening.Line, StatementCodes.PageBalance, StatementProof.Text(closing.Amount), StatementProof.Text(opening.Amount),
                StatementProof.Text(opening.Amount - closing.Amount), opening.Currency));
    }

    private static string Page(BankStatement statement) => statement.Page?.ToString(CultureInfo.InvariantCulture) ?? "";
}
