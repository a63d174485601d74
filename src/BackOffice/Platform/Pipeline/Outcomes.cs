using System.Collections.Concurrent;
using BackOffice.Domain;

namespace BackOffice.Platform.Pipeline;

/// <summary>Makes an outcome of whatever type a command has, from a refusal or a waiting approval.</summary>
internal static class Outcomes
{
    private static readonly ConcurrentDictionary<Type, Func<Refusal?, Guid?, object>> Makers = new();

    public static T Refused<T>(Refusal refusal) => (T)Maker(typeof(T))(refusal, null);

    public static T Waiting<T>(Guid approval) => (T)Maker(typeof(T))(null, approval);

    private static Func<Refusal?, Guid?, object> Maker(Type outcome) => Makers.GetOrAdd(outcome, static type =>
    {
        if (type == typeof(Outcome))
            return static (refusal, approval) => new Outcome(refusal, approval);
        var value = type.GetGenericArguments()[0];
        var empty = value.IsValueType ? Activator.CreateInstance(value) : null;
        var constructor = type.GetConstructor([value, typeof(Refusal), typeof(Guid?)])!;
        return (refusal, approval) => constructor.Invoke([empty, refusal, approval]);
    });
}
