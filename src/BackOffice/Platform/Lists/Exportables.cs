using System.Reflection;

namespace BackOffice.Platform.Lists;

/// <summary>A list that no static member declares, with the question behind it; registered by whoever makes it.</summary>
/// <param name="Declaration">A <see cref="ListOf{T}"/> of <paramref name="Row"/>.</param>
public sealed record DeclaredList(Type Row, string Name, object Declaration, Type Question)
{
    public static DeclaredList Of<TRow, TQuestion>(ListOf<TRow> list) where TRow : class => new(typeof(TRow), list.Name, list, typeof(TQuestion));
}

/// <summary>
/// Every list of the house by its name, found where lists are declared: a job that begins after a restart finds its list again, and an
/// outside program can ask for one, without any room telling.
/// </summary>
internal sealed class Exportables(IEnumerable<DeclaredList> told)
{
    private readonly Lazy<IReadOnlyList<DeclaredList>> _all = new(() => [.. told, .. Found()]);

    /// <summary>The declaration of a list, or null.</summary>
    public object? Declared(Type row, string name) => _all.Value.FirstOrDefault(e => e.Row == row && e.Name == name)?.Declaration;

    /// <summary>The list that an outside program calls by this name: one whose question needs nothing but what part is wanted.</summary>
    public DeclaredList? Find(string name) => _all.Value.FirstOrDefault(e => e.Name == name && e.Question != typeof(void));

    private static IEnumerable<DeclaredList> Found()
    {
        const BindingFlags open = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = typeof(Exportables).Assembly.GetTypes();
        var questions = types.Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && OnlyPart(t))
            .Select(t => (Type: t, Row: ExportQuestion.RowOf(t))).Where(q => q.Row is not null).ToList();
        foreach (var field in types.Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetFields(open)))
        {
            if (!field.FieldType.IsGenericType || field.FieldType.GetGenericTypeDefinition() != typeof(ListOf<>) || field.GetValue(null) is not IFiltered list)
                continue;
            var row = field.FieldType.GetGenericArguments()[0];
            var question = questions.Where(q => q.Row == row).Select(q => q.Type).ToList();
            yield return new DeclaredList(row, list.Name, list, question.Count == 1 ? question[0] : typeof(void));
        }
    }

    private static bool OnlyPart(Type question) =>
        question.GetConstructors() is [var made, ..] && made.GetParameters() is [var only] && only.ParameterType == typeof(ListRequest);
}
