using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Lists;

/// <summary>Where a page ended: the sort, the last row's value of it, and its id.</summary>
/// <param name="Value">Invariant text; null when the row had none.</param>
internal sealed record Cursor(string? Sort, string? Value, string Id)
{
    private const char Between = '\u001f';

    /// <summary>In front of a cursor it says: the rows before this one, not those after it.</summary>
    private const char Back = '.';

    public static bool IsBack(string text) => text.StartsWith(Back);

    public string WriteBack() => Back + Write();

    public string Write() => WebEncoders.Base64UrlEncode(
        Encoding.UTF8.GetBytes($"{Sort}{Between}{(Value is null ? "" : "=" + Value)}{Between}{Id}"));

    /// <summary>Null when it is not a cursor of this sort.</summary>
    public static Cursor? Read(string text, string? sort)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text.TrimStart(Back))).Split(Between);
            return parts.Length == 3 && parts[0] == (sort ?? "")
                ? new Cursor(sort, parts[1].Length == 0 ? null : parts[1][1..], parts[2])
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>The row's id as the last word of every order.</summary>
internal interface IRowKey<T>
{
    string Text(T row);
    bool Reads(string id);
    IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending);
    IOrderedQueryable<T> ThenOrder(IOrderedQueryable<T> rows, bool descending);
    Expression Beyond(ParameterExpression row, string id, bool descending);

    /// <summary>Rows made at an instant or later; null when the ids do not carry their time.</summary>
    Expression<Func<T, bool>>? MadeSince(DateTimeOffset since);
}

internal sealed class RowKey<T, TId>(Expression<Func<T, TId>> key) : IRowKey<T> where TId : notnull
{
    private static readonly ConstructorInfo? FromGuid = typeof(TId).GetConstructor([typeof(Guid)]);
    private static readonly MethodInfo Compare = typeof(RowKey<T, TId>).GetMethod(nameof(Follows), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly Func<T, TId> _read = key.Compile();

    public string Text(T row) => _read(row) is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : _read(row).ToString()!;

    public IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    public IOrderedQueryable<T> ThenOrder(IOrderedQueryable<T> rows, bool descending) =>
        descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    public bool Reads(string id) =>
        typeof(TId) == typeof(string) || (typeof(TId) == typeof(long) ? long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _) : Guid.TryParse(id, out _));

    public Expression Beyond(ParameterExpression row, string id, bool descending)
    {
        if (typeof(TId) == typeof(string))
        {
            var text = Expression.Call(SortKey<T, string>.CompareText, key.BodyFor(row), new Box<string>(id).Read());
            return descending ? Expression.LessThan(text, Expression.Constant(0)) : Expression.GreaterThan(text, Expression.Constant(0));
        }
        if (typeof(TId) == typeof(long))
        {
            var number = new Box<long>(long.Parse(id, CultureInfo.InvariantCulture)).Read();
            return descending ? Expression.LessThan(key.BodyFor(row), number) : Expression.GreaterThan(key.BodyFor(row), number);
        }
        var guid = Guid.Parse(id);
        var value = new Box<TId>(typeof(TId) == typeof(Guid) ? (TId)(object)guid : (TId)FromGuid!.Invoke([guid])).Read();
        // Typed ids have no order in C#; the method only satisfies the tree, the database compares the uuids.
        return descending
            ? Expression.LessThan(key.BodyFor(row), value, false, Compare)
            : Expression.GreaterThan(key.BodyFor(row), value, false, Compare);
    }

    // Ids are UUIDs of version 7, which begin with the milliseconds of their making.
    public Expression<Func<T, bool>>? MadeSince(DateTimeOffset since)
    {
        if (typeof(TId) == typeof(string) || typeof(TId) == typeof(long))
            return null;
        var time = Math.Max(0, since.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);
        var row = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(Beyond(row, $"{time[..8]}-{time[8..]}-7000-8000-000000000000", descending: false), row);
    }

    private static bool Follows(TId left, TId right) => throw new InvalidOperationException($"{left} and {right} are compared by the database.");
}

/// <summary>
/// One sortable column: its order, and "what lies beyond this value" for the next page. Missing values come last both ways; walked
/// back, from a page to the one before it, everything is turned round, so there they come first.
/// </summary>
internal interface ISortKey<T>
{
    string? Text(T row);

    /// <summary>False for a value that cannot be of this column: a cursor somebody made up.</summary>
    bool Reads(string? value);
    IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending, bool back);
    Expression Beyond(ParameterExpression row, string? value, bool descending, bool back, Expression idBeyond);
}

internal sealed class SortKey<T, TValue>(Expression<Func<T, TValue>> value, string? collation) : ISortKey<T>
{
    internal static readonly MethodInfo CompareText = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo Collate = typeof(RelationalDbFunctionsExtensions).GetMethod(nameof(RelationalDbFunctionsExtensions.Collate))!;
    private readonly Func<T, TValue> _read = value.Compile();
    private readonly bool _mayMiss = MayMiss(value.Body);

    public string? Text(T row) => _read(row) switch
    {
        null => null,
        DateOnly d => Invariant.Day(d),
        DateTimeOffset at => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    public bool Reads(string? text)
    {
        try
        {
            return text is null ? _mayMiss : Parse(text) is not null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    public IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending, bool back)
    {
        var row = Expression.Parameter(typeof(T), "r");
        var by = Expression.Lambda<Func<T, TValue>>(Collated(value.BodyFor(row)), row);
        if (!_mayMiss)
            return descending ? rows.OrderByDescending(by) : rows.OrderBy(by);
        var isMissing = Expression.Lambda<Func<T, bool>>(IsMissing(row), row);
        var missing = back ? rows.OrderByDescending(isMissing) : rows.OrderBy(isMissing);
        return descending ? missing.ThenByDescending(by) : missing.ThenBy(by);
    }

    public Expression Beyond(ParameterExpression row, string? text, bool descending, bool back, Expression idBeyond)
    {
        if (text is null)
        {
            var among = Expression.AndAlso(IsMissing(row), idBeyond);
            return back ? Expression.OrElse(Expression.Not(IsMissing(row)), among) : among;
        }
        var mine = value.BodyFor(row);
        var last = new Box<TValue>(Parse(text)).Read();
        var left = typeof(TValue) == typeof(string) ? Expression.Call(CompareText, Collated(mine), last) : mine;
        var right = typeof(TValue) == typeof(string) ? Expression.Constant(0) : last;
        Expression beyond = Expression.OrElse(
            descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right),
            Expression.AndAlso(Expression.Equal(mine, last), idBeyond));
        return _mayMiss && !back ? Expression.OrElse(IsMissing(row), beyond) : beyond;
    }

    private Expression Collated(Expression body) => collation is null
        ? body
        : Expression.Call(Collate.MakeGenericMethod(typeof(string)), Expression.Constant(EF.Functions), body, Expression.Constant(collation));

    private BinaryExpression IsMissing(ParameterExpression row) => Expression.Equal(value.BodyFor(row), Expression.Constant(null, typeof(TValue)));

    private static bool MayMiss(Expression body)
    {
        if (Nullable.GetUnderlyingType(typeof(TValue)) is not null)
            return true;
        return !typeof(TValue).IsValueType && body is MemberExpression { Member: PropertyInfo property }
            && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }

    private static TValue Parse(string text)
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        object parsed = type == typeof(string) ? text
            : type == typeof(decimal) ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(long) ? long.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(DateOnly) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : throw new NotSupportedException($"A list cannot be sorted by {type}.");
        return (TValue)parsed;
    }
}

public static class Keyset
{
    /// <summary>
    /// Filters, sorts and cuts inside a handler. Asks for one row more than wanted, so that "is there a next page" costs no count.
    /// <c>count=yes</c> adds a count capped at 10,000, <c>totals=yes</c> the sums per currency.
    /// </summary>
    public static async Task<Slice<T>> ToSlice<T>(
        this IQueryable<T> rows, ListOf<T> list, ListRequest request, CancellationToken cancellationToken) where T : class
    {
        if (list.Check(request) is { } refusal)
            return Slice<T>.Refused(refusal);

        var filtered = list.Filter(rows, request);
        var page = await Ordered(filtered, list, request).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var more = page.Count > request.Limit;
        if (more)
            page.RemoveAt(request.Limit);
        var back = request.After is { } after && Cursor.IsBack(after);
        if (back)
            page.Reverse();
        var next = page.Count > 0 && (back || more) ? CursorOf(list, request, page[^1]).Write() : null;
        var previous = page.Count > 0 && (back ? more : request.After is not null) ? CursorOf(list, request, page[0]).WriteBack() : null;

        int? count = request["count"] == "yes"
            ? await filtered.Take(request.CountMax + 1).CountAsync(cancellationToken)
            : null;
        IReadOnlyList<CurrencyTotal>? totals = request["totals"] == "yes" ? await Totals(filtered, list, cancellationToken) : null;
        return new Slice<T>(page, next, totals, count) { Previous = previous };
    }

    /// <summary>The same over rows that are already in memory (a computed report): same filters, order and cursor.</summary>
    public static Slice<T> ToSlice<T>(this IReadOnlyList<T> rows, ListOf<T> list, ListRequest request) where T : class
    {
        if (list.Check(request) is { } refusal)
            return Slice<T>.Refused(refusal);
        // A computed report has no new rows, only new figures.
        if (request.Since is not null)
            return new Slice<T>([], null, Count: 0);
        var start = 0;
        if (request.After is { } after && Cursor.Read(after, request.Sort ?? list.DefaultSort) is { } cursor)
        {
            var at = rows.ToList().FindIndex(r => list.KeyOf(r) == cursor.Id);
            start = Cursor.IsBack(after) ? Math.Max(0, at - request.Limit) : at + 1;
        }
        var page = rows.Skip(start).Take(request.Limit).ToList();
        var next = start + page.Count < rows.Count && page.Count > 0 ? CursorOf(list, request, page[^1]).Write() : null;
        var previous = start > 0 && page.Count > 0 ? CursorOf(list, request, page[0]).WriteBack() : null;
        return new Slice<T>(page, next, Count: request["count"] == "yes" ? rows.Count : null) { Previous = previous };
    }

    private static IQueryable<T> Ordered<T>(IQueryable<T> rows, ListOf<T> list, ListRequest request) where T : class
    {
        var sort = request.Sort ?? list.DefaultSort;
        var back = request.After is { } mark && Cursor.IsBack(mark);
        var descending = (sort?.StartsWith('-') ?? false) != back;
        var column = sort is null ? null : list.SortColumn(sort);
        if (request.After is { } after && Cursor.Read(after, sort) is { } cursor)
        {
            var row = Expression.Parameter(typeof(T), "r");
            var idBeyond = list.Key.Beyond(row, cursor.Id, descending);
            var beyond = column is null ? idBeyond : column.Beyond(row, cursor.Value, descending, back, idBeyond);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(beyond, row));
        }
        return column is null ? list.Key.Order(rows, descending) : list.Key.ThenOrder(column.Order(rows, descending, back), descending);
    }

    private static Cursor CursorOf<T>(ListOf<T> list, ListRequest request, T last) where T : class
    {
        var sort = request.Sort ?? list.DefaultSort;
        return new Cursor(sort, sort is null ? null : list.SortColumn(sort)?.Text(last), list.KeyOf(last));
    }

    private static async Task<IReadOnlyList<CurrencyTotal>> Totals<T>(IQueryable<T> rows, ListOf<T> list, CancellationToken cancellationToken)
        where T : class => list.Columns.FirstOrDefault(c => c.Totalled) is { Sum: { } sum }
            ? [.. (await sum.Of(rows).ToListAsync(cancellationToken)).OrderBy(t => t.Currency, StringComparer.Ordinal)]
            : [];
}
