using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Lists;

internal sealed class TextFilter<T>(string key, string word, IReadOnlyList<Expression<Func<T, string?>>> fields)
    : FilterField<T>(key, word, FilterKind.Text)
{
    internal override IQueryable<T> Apply(IQueryable<T> rows, ListRequest request)
    {
        if (request[Key] is not { } text)
            return rows;
        var negated = text.StartsWith('!');
        var wanted = $"%{Escape(negated ? text[1..] : text)}%";
        var pattern = new Box<string>(wanted);
        // ILIKE does not know that I and ı are one letter to a Turkish reader, and the Turkish rule does not know i and I: either will do.
        var turkish = new Box<string>(wanted.ToLower(Turkish));
        var row = Expression.Parameter(typeof(T), "r");
        Expression? any = null;
        foreach (var field in fields)
        {
            var value = field.BodyFor(row);
            var lowered = Expression.Call(Expression.Call(Collate, Expression.Constant(EF.Functions), value, Expression.Constant("tr-x-icu")), Lower);
            var hit = Expression.AndAlso(
                Expression.NotEqual(value, Expression.Constant(null, typeof(string))),
                Expression.OrElse(
                    Expression.Call(ILike, Expression.Constant(EF.Functions), value, pattern.Read(), Expression.Constant("\\")),
                    Expression.Call(Like, Expression.Constant(EF.Functions), lowered, turkish.Read(), Expression.Constant("\\"))));
            any = any is null ? hit : Expression.OrElse(any, hit);
        }
        return rows.Where(Expression.Lambda<Func<T, bool>>(negated ? Expression.Not(any!) : any!, row));
    }

    private static readonly System.Reflection.MethodInfo ILike =
        ((Func<DbFunctions, string, string, string, bool>)NpgsqlDbFunctionsExtensions.ILike).Method;

    private static readonly System.Reflection.MethodInfo Like =
        ((Func<DbFunctions, string, string, string, bool>)DbFunctionsExtensions.Like).Method;

    private static readonly System.Reflection.MethodInfo Collate =
        typeof(RelationalDbFunctionsExtensions).GetMethod(nameof(RelationalDbFunctionsExtensions.Collate))!.MakeGenericMethod(typeof(string));

    private static readonly System.Reflection.MethodInfo Lower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;

    private static readonly System.Globalization.CultureInfo Turkish = System.Globalization.CultureInfo.GetCultureInfo("tr");

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
}

internal sealed class ChoiceFilter<T, TValue>(
    string key, string word, Expression<Func<T, TValue>> field, IReadOnlyDictionary<string, TValue>? values, IReadOnlyList<FilterChoice> choices)
    : FilterField<T>(key, word, FilterKind.Choice)
{
    public override IReadOnlyList<FilterChoice> Choices => choices;

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListRequest request)
    {
        if (request[Key] is not { } text)
            return rows;
        var (negated, chosen) = Split(text);
        var wanted = new Box<List<TValue>>(chosen.Select(v => values is null ? (TValue)(object)v : values[v]).ToList());
        var row = Expression.Parameter(typeof(T), "r");
        Expression hit = Expression.Call(wanted.Read(), typeof(List<TValue>).GetMethod(nameof(List<>.Contains))!, field.BodyFor(row));
        return rows.Where(Expression.Lambda<Func<T, bool>>(negated ? Expression.Not(hit) : hit, row));
    }
}

/// <summary>Days or amounts between two ends, both included, either missing.</summary>
internal sealed class RangeFilter<T, TValue>(
    string key, string word, FilterKind kind, Expression<Func<T, TValue>> field, Func<string, TValue> from, Func<string, TValue> to, bool endExcluded = false)
    : FilterField<T>(key, word, kind)
{
    internal override IQueryable<T> Apply(IQueryable<T> rows, ListRequest request)
    {
        var row = Expression.Parameter(typeof(T), "r");
        if (request[Parameters[0]] is { } low)
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(
                Expression.GreaterThanOrEqual(field.BodyFor(row), new Box<TValue>(from(low)).Read()), row));
        if (request[Parameters[1]] is { } high)
        {
            var end = new Box<TValue>(to(high)).Read();
            var value = field.BodyFor(row);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(
                endExcluded ? Expression.LessThan(value, end) : Expression.LessThanOrEqual(value, end), row));
        }
        return rows;
    }
}

internal sealed class YesNoFilter<T>(string key, string word, Expression<Func<T, bool>> field) : FilterField<T>(key, word, FilterKind.YesNo)
{
    internal override IQueryable<T> Apply(IQueryable<T> rows, ListRequest request) => request[Key] switch
    {
        null => rows,
        "yes" => rows.Where(field),
        _ => rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Not(field.Body), field.Parameters)),
    };
}

/// <summary>A value that the handler itself reads (as-of, known-at, account of a ledger); it narrows nothing here.</summary>
internal sealed class Argument<T>(string key, string word, FilterKind kind, IReadOnlyList<FilterChoice> choices) : FilterField<T>(key, word, kind)
{
    public override IReadOnlyList<FilterChoice> Choices => choices;

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListRequest request) => rows;
}

/// <summary>A value behind a member, so that EF makes it a parameter and the plan is kept.</summary>
internal sealed class Box<TValue>(TValue value)
{
    public TValue Value { get; } = value;

    public Expression Read() => Expression.Property(Expression.Constant(this), nameof(Value));
}

internal static class Splice
{
    /// <summary>The body of a lambda over another parameter.</summary>
    public static Expression BodyFor<T, TValue>(this Expression<Func<T, TValue>> lambda, ParameterExpression row) =>
        new Swap(lambda.Parameters[0], row).Visit(lambda.Body);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
