using System.Reflection;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Persistence;

/// <summary>
/// The one context over the one database. Its model comes from every room's <see cref="IEntityTypeConfiguration{T}"/>;
/// a room reaches its own sets through extension properties in its namespace, and only those.
/// </summary>
public sealed class BackOfficeDb(DbContextOptions<BackOfficeDb> options) : DbContext(options)
{
    private readonly List<NamedFact> _facts = [];

    /// <summary>The facts named in this attempt, written by the pipeline in the same transaction.</summary>
    internal IReadOnlyList<NamedFact> NamedFacts => _facts;

    /// <summary>Names what was done. A command that names nothing does not commit.</summary>
    public void Audit(Fact fact) => _facts.Add(new NamedFact(fact));

    /// <summary>What was named from this index on was undone.</summary>
    internal void ForgetFacts(int from) => _facts.RemoveRange(from, _facts.Count - from);

    /// <summary>Facts from this index on are another person's, approved by the one who acts now.</summary>
    internal void StampFacts(int from, (UserId Id, string Name) actor, UserId approvedBy)
    {
        for (var i = from; i < _facts.Count; i++)
            _facts[i] = _facts[i] with { Actor = actor, ApprovedBy = approvedBy };
    }

    /// <summary>Notices a change made since the user looked: the save fails when the row is no longer at this version.</summary>
    public void ExpectVersion<T>(T entity, int version) where T : class
    {
        if (version != Api.IfMatch.AnyVersion)
            Entry(entity).Property("Version").OriginalValue = version;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly()).UseHouseConventions();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseTypes(typeof(Outcome).Assembly, Assembly.GetExecutingAssembly());
}

/// <summary>A fact and, when it was done on somebody's approval, whose it is and who approved.</summary>
internal sealed record NamedFact(Fact Fact, (UserId Id, string Name)? Actor = null, UserId? ApprovedBy = null);
