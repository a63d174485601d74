using System.Reflection;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Platform.Lists;

/// <summary>The question of a list, kept as text and asked again part by part: only what part is wanted changes from one time to the next.</summary>
internal sealed class ExportQuestion
{
    private static readonly Assembly House = typeof(ExportQuestion).Assembly;

    private readonly object _first;
    private readonly PropertyInfo _part;

    private ExportQuestion(object first, PropertyInfo part) => (_first, _part) = (first, part);

    public ListRequest Request => (ListRequest)_part.GetValue(_first)!;

    /// <summary>The type of the rows that it answers with.</summary>
    public static Type? RowOf(Type question) => question.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))
        .Select(i => i.GetGenericArguments()[0])
        .FirstOrDefault(a => a.IsGenericType && a.GetGenericTypeDefinition() == typeof(Slice<>))?.GetGenericArguments()[0];

    /// <summary>A question of this house about a list, or null.</summary>
    public static Type? TypeOf(string name) => House.GetType(name) is { } type && RowOf(type) is not null && PartOf(type) is not null ? type : null;

    /// <summary>Null when there is no such question (any more).</summary>
    public static ExportQuestion? Read(ExportOptions options) =>
        TypeOf(options.Question) is { } type && JsonSerializer.Deserialize(options.Asked, type, CanonicalJson.Options) is { } first
            ? new ExportQuestion(first, PartOf(type)!)
            : null;

    public Type Type => _first.GetType();

    public IQuery<Slice<T>> For<T>(ListRequest part)
    {
        // A record's own way to make a copy; what differs is set as "with" would.
        var copy = Type.GetMethod("<Clone>$")!.Invoke(_first, null)!;
        _part.SetValue(copy, part);
        return (IQuery<Slice<T>>)copy;
    }

    /// <summary>Asks it for one row; what it refuses, or null.</summary>
    public static async Task<Refusal?> Try(Type row, object question, IMediator mediator, CancellationToken cancellationToken) =>
        await (Task<Refusal?>)typeof(ExportQuestion).GetMethod(nameof(TryOne), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(row).Invoke(null, [question, mediator, cancellationToken])!;

    private static async Task<Refusal?> TryOne<T>(object question, IMediator mediator, CancellationToken cancellationToken)
    {
        var asked = new ExportQuestion(question, PartOf(question.GetType())!);
        return (await mediator.Send(asked.For<T>(asked.Request with { Limit = 1 }), cancellationToken)).Refusal;
    }

    private static PropertyInfo? PartOf(Type question) => question.GetProperties().SingleOrDefault(p => p.PropertyType == typeof(ListRequest));
}
