using System.Linq.Expressions;
using BackOffice.Domain;

namespace BackOffice.Platform.Lists;

/// <summary>
/// A list, declared once: the page, the API's answer and the export are made from it.
/// <code>
/// public static readonly ListOf&lt;Row&gt; List = ListOf&lt;Row&gt;.Of&lt;SettlementsWords, Guid&gt;("instructions", r => r.Id)
///     .Code("reference", r => r.Reference, r => $"/Settlements/Instructions/Details/{r.Reference}")
///     .Money("amount", r => r.Amount, r => r.Currency)
///     .Day("settlesOn", r => r.SettlesOn)
///     .Status("status", r => r.State, "instruction.state")
///     .FilterDays("settles", r => r.SettlesOn).FilterAmounts("amount", r => r.Amount).FilterChoice("status", r => r.State, "instruction.state")
///     .SortedBy("-settlesOn");
/// </code>
/// The row must be a class with init properties (<c>new Row { … }</c>): EF cannot look through a constructor, so filters and sorts
/// over a positional record would not translate.
/// </summary>
/// <remarks>Word of a column and filter: <c>column.KEY</c> in the words given, KEY in kebab-case; of a state: <c>PREFIX.VALUE</c>.</remarks>
public sealed class ListOf<T> : IFiltered where T : class
{
    private readonly List<Column<T>> _columns = [];
    private readonly List<FilterField<T>> _filters = [];
    private readonly IRowKey<T> _key;
    private IRowKey<T> _made;

    private ListOf(string name, Type words, IRowKey<T> key) => (Name, Words, _key, _made) = (name, words, key, key);

    /// <param name="name">Invariant name, also of the exported file.</param>
    /// <param name="key">The row's id, which settles ties of the sort: a Guid or a typed id.</param>
    public static ListOf<T> Of<TWords, TId>(string name, Expression<Func<T, TId>> key) where TId : notnull =>
        new(name, typeof(TWords), new RowKey<T, TId>(key));

    public string Name { get; }
    public Type Words { get; }
    public IReadOnlyList<Column<T>> Columns => _columns;
    public IReadOnlyList<FilterField<T>> Filters => _filters;
    IReadOnlyList<IFilterField> IFiltered.Filtered => _filters;
    public string? DefaultSort { get; private set; }

    /// <summary>What its exports are kept as: export, statement or report.</summary>
    public string KeptAs { get; private set; } = Ports.RecordSources.Export;

    internal IRowKey<T> Key => _key;

    internal string KeyOf(T row) => _key.Text(row);

    public ListOf<T> Text(string key, Expression<Func<T, string?>> value, Func<T, string?>? link = null, Func<T, string?>? note = null, bool sort = true) =>
        Add(key, CellKind.Text, value, (r, v) => new Cell(CellKind.Text, v, link?.Invoke(r), Note: note?.Invoke(r)), sort, collation: "tr-x-icu");

    public ListOf<T> Code(string key, Expression<Func<T, string?>> value, Func<T, string?>? link = null, Func<T, string?>? note = null, bool sort = true) =>
        Add(key, CellKind.Code, value, (r, v) => new Cell(CellKind.Code, v, link?.Invoke(r), Note: note?.Invoke(r)), sort);

    /// <param name="totalled">Sum it per currency over the filter.</param>
    public ListOf<T> Money(
        string key, Expression<Func<T, decimal>> amount, Expression<Func<T, string>> currency, Func<T, string?>? link = null, bool sort = true, bool totalled = false)
    {
        var inCurrency = currency.Compile();
        Add(key, CellKind.Money, amount, (r, v) => new Cell(CellKind.Money, v, link?.Invoke(r), inCurrency(r)), sort);
        if (totalled)
            _columns[^1] = _columns[^1] with { Sum = new ColumnSum<T>(amount, currency) };
        return this;
    }

    /// <summary>An amount that may be missing.</summary>
    public ListOf<T> Money(
        string key, Expression<Func<T, decimal?>> amount, Expression<Func<T, string>> currency, Func<T, string?>? link = null, bool sort = true)
    {
        var inCurrency = currency.Compile();
        return Add(key, CellKind.Money, amount, (r, v) => new Cell(CellKind.Money, v, link?.Invoke(r), inCurrency(r)), sort);
    }

    public ListOf<T> Quantity(string key, Expression<Func<T, decimal>> value, bool sort = true) =>
        Add(key, CellKind.Quantity, value, (_, v) => new Cell(CellKind.Quantity, v), sort);

    /// <summary>Quantities of whatever is counted: where that is a currency, in its minor units, so that a column of money stands in line.</summary>
    /// <param name="currency">Null for a security.</param>
    public ListOf<T> Quantity(string key, Expression<Func<T, decimal>> value, Func<T, string?> currency, bool sort = true) =>
        Add(key, CellKind.Quantity, value, (r, v) => new Cell(CellKind.Quantity, v, Currency: currency(r)), sort);

    public ListOf<T> Quantity(string key, Expression<Func<T, decimal?>> value, bool sort = true) =>
        Add(key, CellKind.Quantity, value, (_, v) => new Cell(CellKind.Quantity, v), sort);

    public ListOf<T> Number(string key, Expression<Func<T, decimal>> value, bool sort = true) =>
        Add(key, CellKind.Number, value, (_, v) => new Cell(CellKind.Number, v), sort);

    public ListOf<T> Number(string key, Expression<Func<T, decimal?>> value, bool sort = true) =>
        Add(key, CellKind.Number, value, (_, v) => new Cell(CellKind.Number, v), sort);

    /// <summary>A whole number that counts, numbers or ranks: never with decimals.</summary>
    public ListOf<T> Count(string key, Expression<Func<T, int>> value, bool sort = true) =>
        Add(key, CellKind.Quantity, value, (_, v) => new Cell(CellKind.Quantity, (decimal)v), sort);

    public ListOf<T> Count(string key, Expression<Func<T, long>> value, bool sort = true) =>
        Add(key, CellKind.Quantity, value, (_, v) => new Cell(CellKind.Quantity, (decimal)v), sort);

    public ListOf<T> Day(string key, Expression<Func<T, DateOnly>> value, bool sort = true) =>
        Add(key, CellKind.Day, value, (_, v) => new Cell(CellKind.Day, v), sort);

    public ListOf<T> Day(string key, Expression<Func<T, DateOnly?>> value, bool sort = true) =>
        Add(key, CellKind.Day, value, (_, v) => new Cell(CellKind.Day, v), sort);

    public ListOf<T> Instant(string key, Expression<Func<T, DateTimeOffset>> value, bool sort = true) =>
        Add(key, CellKind.Instant, value, (_, v) => new Cell(CellKind.Instant, v), sort);

    public ListOf<T> Instant(string key, Expression<Func<T, DateTimeOffset?>> value, bool sort = true) =>
        Add(key, CellKind.Instant, value, (_, v) => new Cell(CellKind.Instant, v), sort);

    /// <param name="prefix">Words of the values: <c>instruction.state</c> + <c>.matched</c>.</param>
    public ListOf<T> Status<TState>(string key, Func<T, TState> value, string prefix, Func<T, string?>? note = null) => Label(key, CellKind.Status, value, prefix, note);

    /// <param name="prefix">Words of the values.</param>
    public ListOf<T> Badge<TValue>(string key, Func<T, TValue> value, string prefix) => Label(key, CellKind.Badge, value, prefix, null);

    /// <summary>A code of a fixed set kept as text, said in words, that may lead somewhere.</summary>
    public ListOf<T> Badge(string key, Expression<Func<T, string?>> value, string prefix, Func<T, string?> link) =>
        Add(key, CellKind.Badge, value, (r, v) => new Cell(CellKind.Badge, v, link(r), WordKey: v is null ? null : $"{prefix}.{Invariant.Kebab(v)}"), sort: true);

    /// <summary>The last column is for API and export only.</summary>
    public ListOf<T> NotOnPage()
    {
        _columns[^1] = _columns[^1] with { Hidden = true };
        return this;
    }

    /// <summary>One or more of a fixed set of names kept as text: in kebab-case in the address, words <c>PREFIX.VALUE</c>.</summary>
    public ListOf<T> FilterNames(string key, Expression<Func<T, string>> field, string prefix, IEnumerable<string> names)
    {
        var values = names.ToDictionary(Invariant.Kebab, StringComparer.Ordinal);
        return Add(new ChoiceFilter<T, string>(key, Word(key), field, values, [.. values.Keys.Select(v => new FilterChoice(v, $"{prefix}.{v}"))]));
    }

    /// <summary>Contains, in any of the fields, upper or lower case alike.</summary>
    public ListOf<T> FilterText(string key, params Expression<Func<T, string?>>[] fields) => Add(new TextFilter<T>(key, Word(key), fields));

    /// <summary>One or more values of an enum, in kebab-case; words <c>PREFIX.VALUE</c>.</summary>
    public ListOf<T> FilterChoice<TEnum>(string key, Expression<Func<T, TEnum>> field, string prefix) where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>().ToDictionary(v => Invariant.Kebab(v.ToString()), StringComparer.Ordinal);
        return Add(new ChoiceFilter<T, TEnum>(key, Word(key), field, values, [.. values.Keys.Select(v => new FilterChoice(v, $"{prefix}.{v}"))]));
    }

    /// <summary>One or more codes; without a fixed list any code may be asked for.</summary>
    public ListOf<T> FilterCode(string key, Expression<Func<T, string>> field, params FilterChoice[] choices) =>
        Add(new ChoiceFilter<T, string>(key, Word(key), field, null, choices));

    public ListOf<T> FilterDays(string key, Expression<Func<T, DateOnly>> field) =>
        Add(new RangeFilter<T, DateOnly>(key, Word(key), FilterKind.Days, field, ParseDay, ParseDay));

    public ListOf<T> FilterDays(string key, Expression<Func<T, DateOnly?>> field) =>
        Add(new RangeFilter<T, DateOnly?>(key, Word(key), FilterKind.Days, field, d => ParseDay(d), d => ParseDay(d)));

    /// <summary>Days of an instant, counted in UTC; the last day is included whole.</summary>
    public ListOf<T> FilterDays(string key, Expression<Func<T, DateTimeOffset>> field) => Add(new RangeFilter<T, DateTimeOffset>(
        key, Word(key), FilterKind.Days, field, d => Midnight(ParseDay(d)), d => Midnight(ParseDay(d).AddDays(1)), endExcluded: true));

    public ListOf<T> FilterAmounts(string key, Expression<Func<T, decimal>> field) =>
        Add(new RangeFilter<T, decimal>(key, Word(key), FilterKind.Amounts, field, ParseAmount, ParseAmount));

    public ListOf<T> FilterAmounts(string key, Expression<Func<T, decimal?>> field) =>
        Add(new RangeFilter<T, decimal?>(key, Word(key), FilterKind.Amounts, field, a => ParseAmount(a), a => ParseAmount(a)));

    public ListOf<T> FilterYesNo(string key, Expression<Func<T, bool>> field) => Add(new YesNoFilter<T>(key, Word(key), field));

    /// <summary>A value that the handler reads from the request itself; checked here, shown in the filter bar.</summary>
    public ListOf<T> Argument(string key, FilterKind kind, params FilterChoice[] choices) => Add(new Argument<T>(key, Word(key), kind, choices));

    /// <summary>Where the key is a reference: the id that tells when a row was made.</summary>
    public ListOf<T> MadeAs<TId>(Expression<Func<T, TId>> id) where TId : notnull
    {
        _made = new RowKey<T, TId>(id);
        return this;
    }

    /// <param name="sort">Column key, <c>-</c> in front for descending.</param>
    public ListOf<T> SortedBy(string sort)
    {
        DefaultSort = sort;
        return this;
    }

    /// <summary>Its exports are more than a list: a report, or the statement of an account.</summary>
    public ListOf<T> KeepAs(string source)
    {
        KeptAs = source;
        return this;
    }

    /// <summary>The first thing wrong with a request, naming its parameter; null when it can be answered.</summary>
    public Refusal? Check(ListRequest request)
    {
        foreach (var filter in _filters)
        {
            if (filter.Check(request) is { } refusal)
                return refusal;
        }
        if (request.Limit is < 1 or > ListRequest.LimitMax)
            return new Refusal("list.limit", ListRequest.LimitMax).At("limit");
        if (request.Sort is { } sort && SortColumn(sort) is null)
            return new Refusal("list.sort", sort).At("sort");
        if (request.After is { } after && !Reads(after, request.Sort ?? DefaultSort))
            return new Refusal("list.after").At("after");
        return null;
    }

    public IQueryable<T> Filter(IQueryable<T> rows, ListRequest request)
    {
        if (request.Since is { } since && _made.MadeSince(since) is { } young)
            rows = rows.Where(young);
        return _filters.Aggregate(rows, (r, f) => f.Apply(r, request));
    }

    /// <summary>The rows' ids tell when they were made, so "what is new" can be answered.</summary>
    internal bool KnowsNew => _made.MadeSince(DateTimeOffset.UnixEpoch) is not null;

    /// <summary>The same list with the columns a request names, in its order; unknown names are passed over, none at all leaves the list as it is.</summary>
    public ListOf<T> Only(ListRequest request)
    {
        var wanted = request[ListRequest.ColumnsParameter]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var chosen = wanted.Distinct(StringComparer.Ordinal).Select(k => _columns.FirstOrDefault(c => c.Key == k)).OfType<Column<T>>().ToList();
        if (chosen.Count == 0)
            return this;
        var only = new ListOf<T>(Name, Words, _key) { DefaultSort = DefaultSort, _made = _made };
        only._columns.AddRange(chosen.Select(c => c with { Hidden = false }));
        only._filters.AddRange(_filters);
        return only;
    }

    internal ISortKey<T>? SortColumn(string sort) => _columns.FirstOrDefault(c => c.Key == sort.TrimStart('-'))?.SortKey;

    private bool Reads(string after, string? sort) =>
        Cursor.Read(after, sort) is { } cursor && Key.Reads(cursor.Id) && (sort is null || (SortColumn(sort)?.Reads(cursor.Value) ?? true));

    private ListOf<T> Add<TValue>(
        string key, CellKind kind, Expression<Func<T, TValue>> value, Func<T, TValue, Cell> cell, bool sort, string? collation = null)
    {
        var read = value.Compile();
        _columns.Add(new Column<T>(key, Word(key), kind, r => cell(r, read(r))) { SortKey = sort ? new SortKey<T, TValue>(value, collation) : null });
        return this;
    }

    private ListOf<T> Label<TValue>(string key, CellKind kind, Func<T, TValue> value, string prefix, Func<T, string?>? note)
    {
        _columns.Add(new Column<T>(key, Word(key), kind, r =>
        {
            var code = value(r) switch { null => null, string s => s, Enum e => Invariant.Kebab(e.ToString()), var other => other.ToString() };
            return new Cell(kind, code, WordKey: code is null ? null : $"{prefix}.{code}", Note: note?.Invoke(r));
        }));
        return this;
    }

    private ListOf<T> Add(FilterField<T> filter)
    {
        _filters.Add(filter);
        return this;
    }

    private static string Word(string key) => $"column.{Invariant.Kebab(key)}";

    private static DateOnly ParseDay(string text) => Invariant.TryDay(text, out var day) ? day : throw new FormatException(text);

    private static decimal ParseAmount(string text) => Invariant.TryDecimal(text, out var value) ? value : throw new FormatException(text);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
