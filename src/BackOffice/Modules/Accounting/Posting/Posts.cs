using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Accounting.Posting;

/// <summary>Turns business events into journals by the rules in force and posts them as one set.</summary>
internal sealed class Posts(JournalWriter writer, BooksReader reader, RateReader rates, PostingDays days, BackOfficeDb db, TimeProvider clock)
{
    /// <summary>An event of one entity and its cause: kind, id and event name together post once.</summary>
    internal sealed record Entry(
        EntityId Entity, BusinessEvent Event, string SourceKind, Guid SourceId, string SourceEvent, string Description,
        Guid? Job = null, string? File = null, long? Line = null);

    /// <summary>What an event's builder needs before it can build: books and rates of every entity, currency and day concerned.</summary>
    public async Task<Desk> Open(IReadOnlyCollection<(EntityId Entity, string Currency, DateOnly Day)> needs, CancellationToken cancellationToken)
    {
        var books = await reader.Read([.. needs.Select(n => n.Entity)], cancellationToken);
        var found = await rates.Of(needs.Select(n => (books[n.Entity].On(n.Day), n.Currency, n.Day)), cancellationToken);
        var closed = await days.Closed([.. needs.Select(n => (n.Entity, n.Day)).Distinct()], cancellationToken);
        if (closed.Count > 0)
            throw new RefusedException(closed.Values.First());
        return new Desk(books, found);
    }

    internal sealed record Desk(IReadOnlyDictionary<EntityId, EntityBooks> Books, DayRates Rates)
    {
        public DayRate Rate(EntityId entity, string currency, DateOnly day) =>
            RefusedException.Demand(Rates.Find(currency, Books[entity].On(day).FunctionalCurrency, day));

        public BookCurrencies Currencies(EntityId entity, DateOnly day) =>
            RefusedException.Demand(Rates.Currencies(Books[entity].On(day), day));
    }

    public async Task Post(Desk desk, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var now = await PostingClock.BookedAt(db, clock, cancellationToken);
        var posts = new List<JournalToPost>();
        foreach (var entry in entries)
        {
            var currencies = desk.Currencies(entry.Entity, entry.Event.Date);
            foreach (var result in RefusedException.Demand(desk.Books[entry.Entity].Rules.Apply(entry.Event, currencies)))
            {
                var header = new JournalHeader(
                    new JournalId(Guid.CreateVersion7(now)), entry.Entity, BooksReader.StatutoryBook, "rule", entry.Event.Date, entry.Event.Date,
                    entry.Description, entry.SourceKind, entry.SourceId, entry.Event.Reference, entry.SourceEvent, result.RuleName, now);
                posts.Add(new JournalToPost(
                    RefusedException.Demand(Journal.Of(header, result.Lines, currencies)), result.Why, entry.Job, entry.File, entry.Line));
            }
        }
        await writer.Write(posts, cancellationToken);
    }
}
