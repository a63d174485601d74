using BackOffice.Domain;

namespace BackOffice.Platform.Lists;

/// <summary>One page of rows and the cursor of the next; no count of the whole.</summary>
/// <param name="Next">Null when nothing follows.</param>
/// <param name="Totals">Sums per currency over the whole filter; only when asked.</param>
/// <param name="Count">Rows of the whole filter, capped; only when asked (<c>count=yes</c>).</param>
public sealed record Slice<T>(
    IReadOnlyList<T> Items, string? Next, IReadOnlyList<CurrencyTotal>? Totals = null, int? Count = null, Refusal? Refusal = null)
{
    /// <summary>Counting stops here: "10.000+" tells a person as much as the exact number, and costs less.</summary>
    public const int CountMax = 10_000;

    /// <summary>The cursor of the page before this one; null on the first.</summary>
    public string? Previous { get; init; }

    public static Slice<T> Refused(Refusal refusal) => new([], null, Refusal: refusal);
}

/// <summary>A list as the page shows it: declaration, request and rows together.</summary>
public interface ISheet
{
    string Name { get; }
    Type Words { get; }
    IReadOnlyList<IColumn> Columns { get; }

    /// <summary>Every column the reader may choose from, those left out at first too.</summary>
    IReadOnlyList<IColumn> Choosable { get; }
    IReadOnlyList<IFilterField> Filters { get; }
    ListRequest Request { get; }
    IReadOnlyList<SheetRow> Rows { get; }
    string? Next { get; }
    string? Previous { get; }
    IReadOnlyList<CurrencyTotal>? Totals { get; }
    int? Count { get; }

    /// <summary>The sort in force: the request's or the list's own.</summary>
    string? Sort { get; }
}

/// <param name="Key">The row's id, for selection.</param>
/// <param name="Cells">One for each visible column, in their order.</param>
public sealed record SheetRow(string Key, IReadOnlyList<Cell> Cells);

public sealed class Sheet<T>(ListOf<T> list, ListRequest request, Slice<T> slice) : ISheet where T : class
{
    private readonly List<Column<T>> _columns = Shown(list, request, slice);

    public string Name => list.Name;
    public Type Words => list.Words;
    public IReadOnlyList<IColumn> Columns => _columns;
    public IReadOnlyList<IColumn> Choosable => list.Columns;
    public IReadOnlyList<IFilterField> Filters => list.Filters;
    public ListRequest Request => request;
    public IReadOnlyList<T> Items => slice.Items;
    public IReadOnlyList<SheetRow> Rows => [.. slice.Items.Select(i => new SheetRow(list.KeyOf(i), [.. _columns.Select(c => c.Cell(i))]))];
    public string? Next => slice.Next;
    public string? Previous => slice.Previous;
    public IReadOnlyList<CurrencyTotal>? Totals => slice.Totals;
    public int? Count => slice.Count;
    public string? Sort => request.Sort ?? list.DefaultSort;

    /// <summary>A row must stay openable: without any column that leads to it, the first that does comes back.</summary>
    private static List<Column<T>> Shown(ListOf<T> list, ListRequest request, Slice<T> slice)
    {
        var shown = list.Only(request).Columns.Where(c => !c.Hidden).ToList();
        if (slice.Items.Count > 0 && !shown.Exists(c => c.Cell(slice.Items[0]).Link is not null)
            && list.Columns.FirstOrDefault(c => !c.Hidden && c.Cell(slice.Items[0]).Link is not null) is { } leads)
            shown.Insert(0, leads);
        return shown;
    }
}
