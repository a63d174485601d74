using System.Linq.Expressions;

namespace BackOffice.Platform.Lists;

/// <summary>One column of a list: its name in URL, API and export, its word, and how a row fills it.</summary>
/// <param name="Key">camelCase name: the API's property, the sort key, the column's name in saved views.</param>
/// <param name="Word">Key of the head in the list's words.</param>
public sealed record Column<T>(string Key, string Word, CellKind Kind, Func<T, Cell> Cell) : IColumn
{
    /// <summary>Right-aligned, tabular figures.</summary>
    public bool Number => Kind is CellKind.Money or CellKind.Quantity or CellKind.Number;

    public bool Sortable => SortKey is not null;

    /// <summary>In API and export only; the page has it in another cell or not at all.</summary>
    public bool Hidden { get; init; }

    /// <summary>Money that is summed per currency over the filter.</summary>
    public bool Totalled => Sum is not null;

    internal ISortKey<T>? SortKey { get; init; }

    internal IColumnSum<T>? Sum { get; init; }
}

/// <summary>What the sheet must know of a column without knowing its rows.</summary>
public interface IColumn
{
    string Key { get; }
    string Word { get; }
    CellKind Kind { get; }
    bool Number { get; }
    bool Sortable { get; }
    bool Hidden { get; }
    bool Totalled { get; }
}

/// <summary>Sums one money column per currency, in the database.</summary>
internal interface IColumnSum<T>
{
    IQueryable<CurrencyTotal> Of(IQueryable<T> rows);
}

/// <summary>The sum of a filter's money in one currency.</summary>
public sealed record CurrencyTotal(string Currency, decimal Amount);

internal sealed class ColumnSum<T>(Expression<Func<T, decimal>> amount, Expression<Func<T, string>> currency) : IColumnSum<T>
{
    public IQueryable<CurrencyTotal> Of(IQueryable<T> rows) =>
        rows.GroupBy(currency, amount).Select(g => new CurrencyTotal(g.Key, g.Sum()));
}
