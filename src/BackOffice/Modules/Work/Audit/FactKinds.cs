using BackOffice.Platform.Audit;

namespace BackOffice.Work.Audit;

/// <summary>Every kind of fact the product can write; each has a word, <c>fact.NAME</c>.</summary>
internal static class FactKinds
{
    public static readonly IReadOnlyList<string> All =
        [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract).Select(t => t.Name).Distinct().Order(StringComparer.Ordinal)];
}
