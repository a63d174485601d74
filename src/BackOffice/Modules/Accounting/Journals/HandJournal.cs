using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>A line as a person or a file gives it: one side, an amount, a currency; the rate may be left to the dated table.</summary>
/// <param name="Account">Code in the entity's chart.</param>
/// <param name="Debit">In <paramref name="Currency"/>; null or zero when the line is a credit.</param>
/// <param name="Rate">One unit in functional currency; null takes the rate of the journal's day.</param>
public sealed record HandLine(
    string Account, decimal? Debit, decimal? Credit, string? Currency = null, decimal? Rate = null,
    IReadOnlyDictionary<string, string>? Dimensions = null, string? Text = null)
{
    public decimal Amount => (Debit ?? 0) != 0 ? Debit!.Value : Credit ?? 0;
}

/// <summary>A journal by hand before it is judged.</summary>
/// <param name="Reference">The maker's own reference, or null for ours.</param>
internal sealed record HandJournal(
    JournalId Id, EntityId Entity, DateOnly Date, string Description, string? Reference, IReadOnlyList<HandLine> Lines,
    Guid? Job = null, string? File = null, long? Line = null);

/// <summary>
/// Judges journals by hand, many at once: period open, accounts known, no control account, one side a line, rate there, sums equal.
/// One journal typed on a page is a set of one.
/// </summary>
internal sealed class HandJournals(BackOfficeDb db, BooksReader reader, RateReader rates, PostingDays days, IMediator mediator, TimeProvider clock)
{
    public async Task<IReadOnlyList<Outcome<Journal>>> Judge(IReadOnlyList<HandJournal> journals, DateTimeOffset bookedAt, CancellationToken cancellationToken)
    {
        var books = await reader.Policies([.. journals.Select(j => j.Entity).Distinct()], cancellationToken);
        var closed = await days.Closed([.. journals.Select(j => (j.Entity, j.Date)).Distinct()], cancellationToken);
        var accounts = await Accounts(journals, cancellationToken);
        var policies = journals.ToDictionary(j => j.Id, j => books.FirstOrDefault(p => p.EntityId == j.Entity && p.Valid.Contains(j.Date)));
        var found = await rates.Of(
            journals.Where(j => policies[j.Id] is not null).SelectMany(j => j.Lines.Where(l => l.Rate is null).Select(l => l.Currency)
                .Append(null).Select(c => (policies[j.Id]!, c ?? policies[j.Id]!.FunctionalCurrency, j.Date))),
            cancellationToken);
        var currencies = await mediator.Send(new Currencies(), cancellationToken);
        return [.. journals.Select(j => closed.GetValueOrDefault((j.Entity, j.Date)) is { } refusal
            ? refusal
            : policies[j.Id] is { } policy ? Judge(j, policy, accounts, found, currencies, bookedAt) : (Outcome<Journal>)new Refusal("books.no-policy", j.Date).At("date"))];
    }

    private Outcome<Journal> Judge(HandJournal journal, BooksPolicy policy, AccountsInForce accounts, DayRates found, IReadOnlyDictionary<string, CurrencyInfo> known, DateTimeOffset bookedAt)
    {
        var drafts = new List<DraftLine>(journal.Lines.Count);
        var wrong = new List<Refusal>();
        for (var i = 0; i < journal.Lines.Count; i++)
        {
            var line = journal.Lines[i];
            if (accounts.WhyNot(journal.Entity, line.Account, journal.Date) is { } account)
                wrong.Add(account.At($"lines[{i}].account"));
            if ((line.Debit ?? 0) != 0 && (line.Credit ?? 0) != 0)
                wrong.Add(new Refusal("journal.both-sides", i + 1).At($"lines[{i}].debit"));
            var currency = line.Currency ?? policy.FunctionalCurrency;
            if (known.TryGetValue(currency, out var money) && !money.Currency.Fits(line.Amount))
                wrong.Add(new Refusal("journal.amount-too-fine", i + 1, currency, money.Currency.MinorUnits).At($"lines[{i}].{((line.Debit ?? 0) != 0 ? "debit" : "credit")}"));
            var rate = line.Rate is { } given ? new DayRate(given, journal.Date) : found.Find(currency, policy.FunctionalCurrency, journal.Date);
            if (rate.Refusal is { } missing)
            {
                wrong.Add(missing.At($"lines[{i}].currency"));
                continue;
            }
            drafts.Add(new DraftLine(
                line.Account, (line.Debit ?? 0) != 0 ? EntrySide.Debit : EntrySide.Credit, line.Amount, currency, rate.Value.Rate, rate.Value.PublishedOn)
            {
                Dimensions = line.Dimensions is { Count: > 0 } d ? DimensionSet.Of(d) : DimensionSet.None,
                Text = line.Text,
            });
        }
        if (wrong.Count > 0)
            return wrong.Count == 1 ? wrong[0] : Refusal.Of(wrong);

        var header = new JournalHeader(
            journal.Id, journal.Entity, BooksReader.StatutoryBook, "hand", journal.Date, journal.Date, journal.Description,
            "journal", journal.Id.Value, journal.Reference ?? "", "posted", null, bookedAt);
        var currencies = found.Currencies(policy, journal.Date);
        return currencies.Refusal is { } unconverted ? unconverted.At("date") : Journal.Of(header, drafts, currencies.Value!);
    }

    private async Task<AccountsInForce> Accounts(IReadOnlyList<HandJournal> journals, CancellationToken cancellationToken)
    {
        var entities = journals.Select(j => j.Entity).Distinct().ToList();
        var codes = journals.SelectMany(j => j.Lines).Select(l => l.Account).Distinct().ToList();
        var now = clock.GetUtcNow();
        var chart = db.ChartAccounts;
        var rows = await chart.AsNoTracking()
            .Where(a => entities.Contains(a.EntityId) && codes.Contains(a.Code) && Ranges.Covers(a.Known, now))
            .Select(a => new { Row = a, HasParts = chart.Any(p => p.EntityId == a.EntityId && p.Code.StartsWith(a.Code + ".") && Ranges.Covers(p.Known, now)) })
            .ToListAsync(cancellationToken);
        return new AccountsInForce([.. rows.Select(r => (r.Row, r.HasParts))]);
    }
}

/// <summary>The accounts a set of journals names, with whether each may be posted to by hand.</summary>
internal sealed class AccountsInForce(IReadOnlyList<(ChartAccount Account, bool HasParts)> accounts)
{
    private readonly ILookup<(EntityId, string), (ChartAccount Account, bool HasParts)> _accounts =
        accounts.ToLookup(a => (a.Account.EntityId, a.Account.Code));

    public Refusal? WhyNot(EntityId entity, string code, DateOnly on)
    {
        var found = _accounts[(entity, code)].Where(a => a.Account.Valid.Contains(on)).ToList();
        if (found.Count == 0)
            return new Refusal("journal.account-unknown", code, on);
        var (account, hasParts) = found[0];
        if (account.Control is { } control)
            return new Refusal("journal.control-account", code, $"@control.{control}");
        return hasParts ? new Refusal("journal.account-has-parts", code) : null;
    }
}
