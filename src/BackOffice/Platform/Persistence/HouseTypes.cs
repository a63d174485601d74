using System.Reflection;
using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NpgsqlTypes;

namespace BackOffice.Platform.Persistence;

/// <summary>How domain types are stored: typed ids as uuid, enums as text, ranges as PostgreSQL ranges.</summary>
internal static class HouseTypes
{
    public static void UseHouseTypes(this ModelConfigurationBuilder configuration, params Assembly[] assemblies)
    {
        foreach (var id in assemblies.SelectMany(a => a.GetTypes()).Where(IsTypedId))
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<DateRange>().HaveConversion<DateRangeConverter>().HaveColumnType("daterange");
        configuration.Properties<TimeRange>().HaveConversion<TimeRangeConverter>().HaveColumnType("tstzrange");
        configuration.Properties<decimal>().HavePrecision(28, 8);
    }

    /// <summary>The version column is the concurrency token of every row that has one.</summary>
    public static void UseHouseConventions(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindProperty("Version") is { ClrType: var type } version && type == typeof(int))
                version.IsConcurrencyToken = true;
        }
        model.HasDbFunction(((Func<DateRange, DateOnly, bool>)Ranges.Covers).Method, f =>
        {
            f.HasName("range_contains_elem").IsBuiltIn();
            f.HasParameter("range").HasStoreType("daterange");
        });
        model.HasDbFunction(((Func<TimeRange, DateTimeOffset, bool>)Ranges.Covers).Method, f =>
        {
            f.HasName("range_contains_elem").IsBuiltIn();
            f.HasParameter("range").HasStoreType("tstzrange");
        });
        model.HasDbFunction(((Func<TimeRange, bool>)Ranges.IsOpen).Method, f =>
        {
            f.HasName("upper_inf").IsBuiltIn();
            f.HasParameter("range").HasStoreType("tstzrange");
        });
    }

    private static bool IsTypedId(Type type) =>
        type is { IsValueType: true, IsGenericType: false } && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.GetProperty("Value")?.PropertyType == typeof(Guid) && type.GetConstructor([typeof(Guid)]) is not null;
}

/// <summary>Range questions that EF turns into SQL.</summary>
internal static class Ranges
{
    public static bool Covers(DateRange range, DateOnly day) => range.Contains(day);

    public static bool Covers(TimeRange range, DateTimeOffset instant) => range.Contains(instant);

    /// <summary>True when the range has no end: the row is believed still.</summary>
    public static bool IsOpen(TimeRange range) => range.To is null;
}

internal sealed class IdConverter<TId> : ValueConverter<TId, Guid> where TId : struct
{
    private static readonly ConstructorInfo Constructor = typeof(TId).GetConstructor([typeof(Guid)])!;
    private static readonly PropertyInfo Value = typeof(TId).GetProperty("Value")!;

    public IdConverter() : base(ToGuid(), FromGuid()) { }

    private static System.Linq.Expressions.Expression<Func<TId, Guid>> ToGuid()
    {
        var id = System.Linq.Expressions.Expression.Parameter(typeof(TId));
        return System.Linq.Expressions.Expression.Lambda<Func<TId, Guid>>(System.Linq.Expressions.Expression.Property(id, Value), id);
    }

    private static System.Linq.Expressions.Expression<Func<Guid, TId>> FromGuid()
    {
        var value = System.Linq.Expressions.Expression.Parameter(typeof(Guid));
        return System.Linq.Expressions.Expression.Lambda<Func<Guid, TId>>(System.Linq.Expressions.Expression.New(Constructor, value), value);
    }
}

internal sealed class DateRangeConverter() : ValueConverter<DateRange, NpgsqlRange<DateOnly>>(
    r => new NpgsqlRange<DateOnly>(r.From, true, false, r.To ?? default, false, r.To == null),
    r => new DateRange(r.LowerBound, r.UpperBoundInfinite ? null : r.UpperBound));

internal sealed class TimeRangeConverter() : ValueConverter<TimeRange, NpgsqlRange<DateTimeOffset>>(
    r => new NpgsqlRange<DateTimeOffset>(r.From, true, false, r.To ?? default, false, r.To == null),
    r => new TimeRange(r.LowerBound, r.UpperBoundInfinite ? null : r.UpperBound));
