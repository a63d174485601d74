using System.Globalization;
using BackOffice.Platform.Ui;

namespace BackOffice.Platform.Lists;

/// <summary>A list as the API answers it: <c>{items, next}</c>, each item an object of the declared columns.</summary>
public sealed record ListAnswer(
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Items, string? Next,
    IReadOnlyList<CurrencyTotal>? Totals = null, int? Count = null);

public static class ListAnswers
{
    /// <summary>The same columns as the page: amounts in their currency's minor units, other figures without needless zeros, days and instants as text.</summary>
    public static ListAnswer Answer<T>(this ListOf<T> list, Slice<T> slice) where T : class =>
        new([.. slice.Items.Select(i => Item(list, i))], slice.Next, slice.Totals, slice.Count);

    private static Dictionary<string, object?> Item<T>(ListOf<T> list, T row) where T : class
    {
        var item = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var column in list.Columns)
        {
            var cell = column.Cell(row);
            item[column.Key] = Value(cell);
            if (cell.Kind == CellKind.Money && !item.ContainsKey("currency"))
                item["currency"] = cell.Currency;
        }
        return item;
    }

    private static object? Value(Cell cell) => cell.Value switch
    {
        null => null,
        decimal amount when cell.Kind == CellKind.Money => Amount(amount, cell.Currency),
        decimal figure => Invariant.Number(figure),
        DateOnly day => Invariant.Day(day),
        DateTimeOffset at => Invariant.Instant(at),
        var other => other.ToString(),
    };

    /// <summary>At least the currency's minor units, more only when the amount has more.</summary>
    internal static string Amount(decimal amount, string? currency)
    {
        var decimals = Math.Max(Show.Decimals(currency), (amount / 1.0000000000000000000000000000m).Scale);
        return amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
