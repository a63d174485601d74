using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Journals;
using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Accounts;

/// <summary>
/// The ledger of one account (or of every account below a code): its lines with their journals, and the balance before and after the days
/// shown, as of a day and as known at an instant.
/// </summary>
public static class AccountLedger
{
    [Requires(AccountingPermissions.View)]
    public sealed record Query(
        string Account, ListRequest Request) : IQuery<Outcome<Result>>;

    /// <summary>The lines alone, as a list: for the page's sheet and its export.</summary>
    [Requires(AccountingPermissions.View)]
    public sealed record LinesQuery(string Account, ListRequest Request) : IQuery<Slice<Row>>;

    internal sealed class LinesHandler(IMediator mediator) : IRequestHandler<LinesQuery, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(LinesQuery query, CancellationToken cancellationToken)
        {
            var result = await mediator.Send(new Query(query.Account, query.Request), cancellationToken);
            return result.Refusal is { } refusal ? Slice<Row>.Refused(refusal) : result.Value!.Lines;
        }
    }

    public sealed record Result(
        string Account, string Name, string Currency, DateOnly From, DateOnly AsOf, DateTimeOffset? KnownAt,
        [property: Amount("Currency")] decimal Opening, [property: Amount("Currency")] decimal Debit, [property: Amount("Currency")] decimal Credit, Slice<Row> Lines)
    {
        [Amount("Currency")]
        public decimal Closing => Opening + Debit - Credit;
    }

    public sealed class Row
    {
        /// <summary>Journal and line number, the row's key.</summary>
        public string Key { get; init; } = "";
        public DateOnly Date { get; init; }
        public string Journal { get; init; } = "";
        public string Account { get; init; } = "";
        public string Description { get; set; } = "";
        public string Source { get; init; } = "";
        [Amount(nameof(Functional))]
        public decimal? Debit { get; init; }
        [Amount(nameof(Functional))]
        public decimal? Credit { get; init; }
        public string Functional { get; init; } = "";
        [Amount(nameof(Currency))]
        public decimal Amount { get; init; }
        public string Currency { get; init; } = "";
        public decimal Rate { get; init; }
        public DateTimeOffset BookedAt { get; init; }

        internal string Kind { get; init; } = "";
    }

    public static readonly ListOf<Row> Declaration = ListOf<Row>.Of<AccountingWords, string>("account-ledger", r => r.Key)
        .KeepAs(RecordSources.Statement)
        .Day("date", r => r.Date)
        .Code("journal", r => r.Journal, r => $"/accounting/journals/{r.Journal}")
        .Code("account", r => r.Account)
        .Text("description", r => r.Description)
        .Code("source", r => r.Source)
        .Money("debit", r => r.Debit, r => r.Functional)
        .Money("credit", r => r.Credit, r => r.Functional)
        .Money("amount", r => r.Amount, r => r.Currency)
        .Number("rate", r => r.Rate)
        .Instant("bookedAt", r => r.BookedAt)
        .FilterText("q", r => r.Journal, r => r.Description, r => r.Source)
        .Argument("from", FilterKind.Day)
        .Argument("asOf", FilterKind.Day)
        .Argument("knownAt", FilterKind.Text)
        .Argument("entity", FilterKind.Text)
        .SortedBy("-date");

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, Moments moments, EntityChoice entities, AccountNames names, Words words)
        : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (chosen, moment) = (await entities.Read(query.Request["entity"], cancellationToken), await moments.Read(query.Request, cancellationToken));
            if ((chosen.Refusal ?? moment.Refusal) is { } refusal)
                return refusal;
            var entity = chosen.Value;
            if (!(await reach.Of(actor, AccountingPermissions.View, cancellationToken)).Covers(entity))
                throw new DeniedException(AccountingPermissions.View);
            var (asOf, knownAt) = moment.Value!;
            var first = query.Request.Day("from") ?? new DateOnly(asOf.Year, 1, 1);
            var (lines, journals) = (db.JournalLines, db.Journals);
            var below = query.Account.Contains('.') ? query.Account : query.Account + "%";
            var ofAccount = lines.AsNoTracking().Where(l =>
                l.EntityId == entity && l.Book == BooksReader.StatutoryBook && (l.Account == query.Account || EF.Functions.Like(l.Account, below))
                && l.PostingDate <= asOf && (knownAt == null || l.BookedAt <= knownAt));
            var sums = await ofAccount.GroupBy(_ => 1).Select(g => new
            {
                Opening = g.Sum(l => l.PostingDate < first ? (l.Side == EntrySide.Debit ? l.Functional : -l.Functional) : 0),
                Debit = g.Sum(l => l.PostingDate >= first && l.Side == EntrySide.Debit ? l.Functional : 0),
                Credit = g.Sum(l => l.PostingDate >= first && l.Side == EntrySide.Credit ? l.Functional : 0),
            }).FirstOrDefaultAsync(cancellationToken);

            var slice = await (
                from l in ofAccount.Where(l => l.PostingDate >= first)
                join j in journals on l.JournalId equals j.Id
                select new Row
                {
                    Key = j.Reference + "/" + l.LineNo,
                    Date = l.PostingDate,
                    Journal = j.Reference,
                    Account = l.Account,
                    Description = l.Text ?? j.Description,
                    Source = j.SourceReference,
                    Debit = l.Side == EntrySide.Debit ? l.Functional : null,
                    Credit = l.Side == EntrySide.Credit ? l.Functional : null,
                    Functional = j.FunctionalCurrency,
                    Amount = l.Amount,
                    Currency = l.Currency,
                    Rate = l.Rate,
                    BookedAt = l.BookedAt,
                    Kind = l.Text == null ? j.Kind : "",
                }).ToSlice(Declaration, query.Request, cancellationToken);
            foreach (var row in slice.Items)
                row.Description = words.Description(row.Kind, row.Description);
            var currency = await db.BooksPolicies.AsNoTracking().Where(p => p.EntityId == entity).Select(p => p.FunctionalCurrency).FirstOrDefaultAsync(cancellationToken);
            return new Result(
                query.Account, (await names.Of(entity, cancellationToken)).Name(query.Account), currency ?? "TRY", first, asOf, knownAt,
                sums?.Opening ?? 0, sums?.Debit ?? 0, sums?.Credit ?? 0, slice);
        }
    }
}
