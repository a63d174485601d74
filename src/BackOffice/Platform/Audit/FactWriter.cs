using System.Diagnostics;
using System.Security.Cryptography;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Platform.Audit;

/// <summary>Writes the facts of one command in two statements, inside its transaction.</summary>
public sealed class FactWriter(BackOfficeDb db, FactText text, TimeProvider clock, IServiceScopeFactory scopes)
{
    private const int FewObjects = 50;

    private static readonly BulkColumns<About> Objects = new()
    {
        { "object_kind", NpgsqlDbType.Text, a => a.Object.Kind },
        { "object_id", NpgsqlDbType.Uuid, a => a.Object.Id },
        { "at", NpgsqlDbType.TimestampTz, a => a.At },
        { "fact_id", NpgsqlDbType.Uuid, a => a.Fact },
        { "reference", NpgsqlDbType.Text, a => a.Object.Reference },
    };

    private readonly record struct About(Guid Fact, DateTimeOffset At, ObjectRef Object);

    internal async Task Write(
        IReadOnlyList<NamedFact> facts, Actor actor, string command, Guid requestId, CancellationToken cancellationToken)
    {
        // PostgreSQL keeps microseconds; a .NET tick is finer, and a hash over what is not stored would never verify.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var correlation = Activity.Current?.TraceId.ToString();
        var rows = new List<(Guid Id, NamedFact Named, byte[] Canonical)>(facts.Count);
        foreach (var named in facts)
            rows.Add((Guid.CreateVersion7(now), named, await text.Write(named.Fact, cancellationToken)));

        await db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.fact (id, at, kind, entity_id, actor, actor_name, approved_by, command, request_id, correlation, canonical, sha256)
             select id, {now}, kind, entity_id, actor, actor_name, approved_by, {command}, {requestId}, {correlation}, canonical, sha256
             from unnest({rows.Select(r => r.Id).ToArray()}, {rows.Select(r => r.Named.Fact.GetType().Name).ToArray()},
                 {rows.Select(r => r.Named.Fact.EntityOf().Value).ToArray()},
                 {rows.Select(r => (r.Named.Actor?.Id ?? actor.UserId).Value).ToArray()}, {rows.Select(r => r.Named.Actor?.Name ?? actor.Name).ToArray()},
                 {rows.Select(r => r.Named.ApprovedBy?.Value).ToArray()},
                 {rows.Select(r => r.Canonical).ToArray()}, {rows.Select(r => SHA256.HashData(r.Canonical)).ToArray()})
                 as f(id, kind, entity_id, actor, actor_name, approved_by, canonical, sha256)
             """, cancellationToken);

        // One row an object and fact: the same object named twice, by whatever reference, is named once.
        var about = rows.SelectMany(r => r.Named.Fact.About().DistinctBy(o => (o.Kind, o.Id)).Select(o => new About(r.Id, now, o))).ToList();
        if (about.Count > FewObjects)
            await BulkCopy.Write(db, "platform.fact_object", Objects, about, cancellationToken);
        else if (about.Count > 0)
            await Insert(about, now, cancellationToken);
    }

    // A single fact names one or two objects; a statement is one way to the server and back, a COPY two.
    private Task<int> Insert(List<About> about, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.fact_object (object_kind, object_id, at, fact_id, reference)
             select kind, object, {now}, fact, reference
             from unnest({about.Select(a => a.Object.Kind).ToArray()}, {about.Select(a => a.Object.Id).ToArray()},
                 {about.Select(a => a.Fact).ToArray()}, {about.Select(a => a.Object.Reference).ToArray()}) as o(kind, object, fact, reference)
             """, cancellationToken);

    /// <summary>Writes a fact in a transaction of its own: for what must stay although the request is refused (denials, failed sign-ins).</summary>
    public async Task WriteAlone(Fact fact, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var writer = scope.ServiceProvider.GetRequiredService<FactWriter>();
        await own.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            await using var transaction = await own.Database.BeginTransactionAsync(token);
            await writer.Write([new NamedFact(fact)], actor, fact.GetType().Name, Guid.CreateVersion7(clock.GetUtcNow()), token);
            await transaction.CommitAsync(token);
        }, cancellationToken);
    }
}
