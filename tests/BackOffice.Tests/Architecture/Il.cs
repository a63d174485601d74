using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace BackOffice.Tests.Architecture;

/// <summary>Reads what a method's compiled body names: members and texts. Plain reflection is enough to hold the house's rules.</summary>
internal static class Il
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));

    /// <summary>The body where the work is: of an async method or iterator its state machine's.</summary>
    public static MethodBase Body(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine }
            ? (machine.IsGenericTypeDefinition && method.DeclaringType is { IsConstructedGenericType: true } closed ? machine.MakeGenericType(closed.GetGenericArguments()) : machine)
                .GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)!
            : method;

    public static (IReadOnlyList<MemberInfo> Members, IReadOnlyList<string> Texts, bool HasFloats) Read(MethodBase method)
    {
        var (members, texts, floats) = (new List<MemberInfo>(), new List<string>(), false);
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
            return (members, texts, false);
        floats = body.LocalVariables.Any(v => v.LocalType == typeof(double) || v.LocalType == typeof(float));
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | il[at++]);
            var code = Codes[value];
            floats |= code == OpCodes.Conv_R8 || code == OpCodes.Conv_R4 || code == OpCodes.Ldc_R8 || code == OpCodes.Ldc_R4;
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    if (Resolve(method.Module, BitConverter.ToInt32(il, at), typeArguments, methodArguments) is { } member)
                        members.Add(member);
                    at += 4;
                    break;
                case OperandType.InlineString:
                    texts.Add(method.Module.ResolveString(BitConverter.ToInt32(il, at)));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += code.OperandType switch
                    {
                        OperandType.InlineNone => 0,
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    break;
            }
        }
        return (members, texts, floats);
    }

    /// <summary>Every type a member brings along: its own, its arguments', what it gives back.</summary>
    public static IEnumerable<Type> TypesIn(MemberInfo member)
    {
        var direct = member switch
        {
            Type type => [type],
            MethodInfo m => [m.DeclaringType, m.ReturnType, .. m.GetParameters().Select(p => p.ParameterType), .. m.IsGenericMethod ? m.GetGenericArguments() : []],
            ConstructorInfo c => [c.DeclaringType, .. c.GetParameters().Select(p => p.ParameterType)],
            FieldInfo f => [f.DeclaringType, f.FieldType],
            _ => Array.Empty<Type?>(),
        };
        return direct.OfType<Type>().SelectMany(Parts);
    }

    public static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static MemberInfo? Resolve(Module module, int token, Type[]? typeArguments, Type[]? methodArguments)
    {
        try
        {
            return module.ResolveMember(token, typeArguments, methodArguments);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or FileNotFoundException)
        {
            return null;
        }
    }
}
