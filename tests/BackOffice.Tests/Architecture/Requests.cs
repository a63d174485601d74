using System.Reflection;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Tests.Architecture;

/// <summary>The commands and questions of the house, and what a method sends, found by reading its body.</summary>
internal static class Requests
{
    public static readonly Assembly House = typeof(IQuery<>).Assembly;

    public static readonly IReadOnlyList<Type> All = [.. House.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t))];

    public static readonly IReadOnlyList<Type> Commands = [.. All.Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)))];

    public static string? Permission(Type request) => request.GetCustomAttribute<RequiresAttribute>()?.Permission;

    /// <summary>The handler class of a request.</summary>
    public static Type? HandlerOf(Type request) => House.GetTypes().FirstOrDefault(t => t is { IsClass: true, IsAbstract: false }
        && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0] == request));

    /// <summary>
    /// Requests that a method makes, in itself or in what it calls of its own class, the classes above and those nested in it;
    /// an abstract method is followed into the class the search began with.
    /// </summary>
    public static IReadOnlySet<Type> MadeBy(MethodBase start, Type within)
    {
        var (made, seen, open) = (new HashSet<Type>(), new HashSet<MethodBase>(), new Stack<MethodBase>([start]));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
                continue;
            foreach (var member in Il.Read(Il.Body(method)).Members)
            {
                if (member is ConstructorInfo constructor && typeof(IBaseRequest).IsAssignableFrom(constructor.DeclaringType))
                    made.Add(constructor.DeclaringType!);
                else if (member is MethodBase called && called.DeclaringType is { } owner && Belongs(owner, within))
                    open.Push(called is MethodInfo { IsVirtual: true } declared ? Override(declared, within) : called);
            }
        }
        return made;
    }

    private static bool Belongs(Type owner, Type within)
    {
        for (var type = within; type is not null && type != typeof(object); type = type.BaseType)
        {
            if (owner == type || (type.IsGenericType && owner.IsGenericType && owner.GetGenericTypeDefinition() == type.GetGenericTypeDefinition()))
                return type.Assembly == House;
            for (var outer = owner.DeclaringType; outer is not null; outer = outer.DeclaringType)
            {
                if (outer == type || (type.IsGenericType && outer == type.GetGenericTypeDefinition()))
                    return type.Assembly == House;
            }
        }
        return owner.Assembly == House && owner.Name.EndsWith("Options", StringComparison.Ordinal);
    }

    private static MethodBase Override(MethodInfo declared, Type within)
    {
        const BindingFlags instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var parameters = declared.GetParameters().Length;
        return within.GetMethods(instance).FirstOrDefault(m => m.Name == declared.Name && m.GetParameters().Length == parameters && !m.IsAbstract) ?? (MethodBase)declared;
    }
}
