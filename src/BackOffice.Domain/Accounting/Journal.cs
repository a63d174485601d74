namespace BackOffice.Domain.Accounting;

/// <summary>What a journal is, beside its lines.</summary>
/// <param name="Book">The set of books: <c>VUK</c>, <c>TFRS</c>.</param>
/// <param name="Kind"><c>hand</c>, <c>rule</c>, <c>reversal</c>, <c>opening</c> …</param>
/// <param name="SourceKind">trade, instruction, movement, journal (by hand); unique together with the id, the event and the rule's code.</param>
/// <param name="SourceEvent">e.g. <c>booked</c>, <c>settled:MSG-1</c>.</param>
/// <param name="RuleVersion">Code and version of the posting rule, such as <c>client-buy/1</c>; null on a journal by hand.</param>
/// <param name="BookedAt">When the books learnt of it.</param>
public sealed record JournalHeader(
    JournalId Id, EntityId Entity, string Book, string Kind, DateOnly PostingDate, DateOnly ValueDate, string Description,
    string SourceKind, Guid SourceId, string SourceReference, string SourceEvent, string? RuleVersion, DateTimeOffset BookedAt);

/// <summary>
/// A posted journal: at least two lines that sum to zero in functional and in reporting currency. Never changed;
/// a mistake is reversed by a journal that points at this one.
/// </summary>
/// <remarks>Source: Turkish Commercial Code and VUK 183; double entry.</remarks>
public sealed class Journal(
    JournalId id, EntityId entityId, string book, string kind, DateOnly postingDate, DateOnly valueDate, string description,
    string sourceKind, Guid sourceId, string sourceReference, string sourceEvent, string? ruleVersion, DateTimeOffset bookedAt,
    string functionalCurrency, string reportingCurrency, JournalId? reverses)
{
    private List<JournalLine> _lines = [];

    public JournalId Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Book { get; private set; } = book;
    public string Kind { get; private set; } = kind;
    public DateOnly PostingDate { get; private set; } = postingDate;
    public DateOnly ValueDate { get; private set; } = valueDate;
    public string Description { get; private set; } = description;
    public string SourceKind { get; private set; } = sourceKind;
    public Guid SourceId { get; private set; } = sourceId;
    public string SourceReference { get; private set; } = sourceReference;
    public string SourceEvent { get; private set; } = sourceEvent;
    public string? RuleVersion { get; private set; } = ruleVersion;
    public DateTimeOffset BookedAt { get; private set; } = bookedAt;
    public string FunctionalCurrency { get; private set; } = functionalCurrency;
    public string ReportingCurrency { get; private set; } = reportingCurrency;

    /// <summary>The journal this one undoes. The other direction is found by it: one journal has at most one reversal.</summary>
    public JournalId? Reverses { get; private set; } = reverses;

    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <summary>Sum of the debit side, equal to the sum of the credit side.</summary>
    public decimal Total => _lines.Where(l => l.Side == EntrySide.Debit).Sum(l => l.Functional);

    /// <summary>
    /// Converts the lines and makes the journal. Refused with fewer than two lines, an amount or rate that is not above zero,
    /// or sides that differ (the difference is named). A residual of conversion, never a mistake of amounts, goes to the largest line.
    /// </summary>
    public static Outcome<Journal> Of(JournalHeader header, IReadOnlyList<DraftLine> lines, BookCurrencies currencies)
    {
        if (lines.Count < 2)
            return new Refusal("journal.too-few-lines").At("lines");
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Amount <= 0)
                return new Refusal("journal.amount-not-positive", i + 1).At($"lines[{i}].amount");
            if (lines[i].Rate <= 0 || (lines[i].Currency == currencies.Functional && lines[i].Rate != 1))
                return new Refusal("journal.rate-wrong", i + 1, lines[i].Rate).At($"lines[{i}].rate");
        }

        var converted = Conversion.Of(lines, currencies);
        if (converted.Refusal is { } refusal)
            return refusal;

        var journal = new Journal(
            header.Id, header.Entity, header.Book, header.Kind, header.PostingDate, header.ValueDate, header.Description,
            header.SourceKind, header.SourceId, header.SourceReference, header.SourceEvent, header.RuleVersion, header.BookedAt,
            currencies.Functional, currencies.Reporting, null);
        journal._lines = [.. lines.Select((l, i) => new JournalLine(
            header.Id, i + 1, l.Account, l.Side, l.Amount, l.Currency, l.Rate, l.RateDate,
            converted.Value!.Functional[i], converted.Value.Reporting[i],
            l.Role, l.Party, l.SubLedger, l.Dimensions.Text, l.OpenItemKey, l.Text))];
        return journal;
    }

    /// <summary>A stored journal with its lines read again; nothing is judged.</summary>
    public Journal With(IEnumerable<JournalLine> lines)
    {
        _lines = [.. lines.OrderBy(l => l.LineNo)];
        return this;
    }

    /// <summary>
    /// The journal that undoes this one: equal lines with the sides swapped. Refused when it was reversed already,
    /// or is itself a reversal (what it undid is booked anew instead).
    /// </summary>
    /// <param name="existing">Reference of the live reversal, or null.</param>
    public Outcome<Journal> Reverse(JournalId id, DateOnly on, string reason, DateTimeOffset bookedAt, string? existing)
    {
        if (existing is not null)
            return new Refusal("journal.already-reversed", SourceReference, existing);
        if (Reverses is not null)
            return new Refusal("journal.is-a-reversal", SourceReference);
        if (on < PostingDate)
            return new Refusal("journal.reversal-too-early", on, PostingDate).At("date");

        var reversal = new Journal(
            id, EntityId, Book, "reversal", on, on, reason, SourceKind, SourceId, SourceReference,
            $"reversed:{SourceEvent}", RuleVersion, bookedAt, FunctionalCurrency, ReportingCurrency, Id);
        reversal._lines = [.. _lines.Select(l => l.Turned(id))];
        return reversal;
    }
}
