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
    private readonly List<Fact> _facts = [];

    /// <summary>The facts named in this attempt, written by the pipeline in the same transaction.</summary>
    internal IReadOnlyList<Fact> NamedFacts => _facts;

    /// <summary>Names what was done. A command that names nothing does not commit.</summary>
    public void Audit(Fact fact) => _facts.Add(fact);

    /// <summary>Notices a change made since the user looked: the save fails when the row is no longer at this version.</summary>
    public void ExpectVersion<T>(T entity, int version) where T : class =>
        Entry(entity).Property("Version").OriginalValue = version;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly()).UseHouseConventions();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseTypes(typeof(Outcome).Assembly, Assembly.GetExecutingAssembly());
}
