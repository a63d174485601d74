using System.Text.Json.Nodes;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Audit;

/// <summary>One fact, whole: who, when, on whose approval, what changed from what to what, which objects, and its hash.</summary>
public static class Details
{
    [Requires(WorkModule.ViewAudit)]
    public sealed record Query(Guid Id) : IQuery<FactView?>;

    /// <param name="HashHolds">The stored bytes still have the hash they were written with.</param>
    public sealed record FactView(
        Guid Id, DateTimeOffset At, string Kind, string Person, string? ApprovedBy, string Command, Guid RequestId, string? Correlation,
        IReadOnlyList<Value> Values, IReadOnlyList<Change> Changes, IReadOnlyList<Touched> Objects, string Sha256, bool HashHolds);

    public sealed record Value(string Name, string Text);

    public sealed record Change(string Field, string? Old, string? New);

    public sealed record Touched(string Kind, Guid Id, string? Reference);

    private const int ObjectsShown = 200;

    internal sealed class Handler(BackOfficeDb db, FactText text, IReach reach, IPeople people, Actor actor) : IRequestHandler<Query, FactView?>
    {
        public async Task<FactView?> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, WorkModule.ViewAudit, cancellationToken);
            var fact = await db.Set<FactRow>().AsNoTracking()
                .Where(f => f.Id == query.Id && (all || f.EntityId == Domain.EntityId.Firm || entities.Contains(f.EntityId))).FirstOrDefaultAsync(cancellationToken);
            if (fact is null)
                return null;

            var content = await text.Read(fact.Canonical, cancellationToken);
            var changes = content.Where(p => p.Value is JsonArray).SelectMany(p => ((JsonArray)p.Value!).OfType<JsonObject>())
                .Where(o => o.ContainsKey("old") && o.ContainsKey("new"))
                .Select(o => new Change((o["fieldKey"] ?? o["field"] ?? o["name"])?.ToString() ?? "", o["old"]?.ToString(), o["new"]?.ToString())).ToList();
            // Facts that carry a pair OldX and X tell a change as well.
            changes.AddRange(content.Where(p => p.Key.StartsWith("old", StringComparison.Ordinal) && p.Key.Length > 3)
                .Select(p => (p.Value, New: char.ToLowerInvariant(p.Key[3]) + p.Key[4..]))
                .Where(p => content.ContainsKey(p.New)).Select(p => new Change(p.New, p.Value?.ToString(), content[p.New]?.ToString())));
            var objects = await db.Set<FactObject>().AsNoTracking().Where(o => o.FactId == fact.Id).OrderBy(o => o.Reference).Take(ObjectsShown)
                .Select(o => new Touched(o.ObjectKind, o.ObjectId, o.Reference)).ToListAsync(cancellationToken);
            var approver = fact.ApprovedBy is { } by ? (await people.Names([by], cancellationToken)).GetValueOrDefault(by) : null;
            return new FactView(
                fact.Id, fact.At, fact.Kind, fact.ActorName, approver, fact.Command, fact.RequestId, fact.Correlation,
                [.. content.Where(p => p.Value is not JsonArray && !p.Key.StartsWith("old", StringComparison.Ordinal)).Select(p => new Value(p.Key, p.Value?.ToString() ?? "—"))],
                changes, objects, Convert.ToHexStringLower(fact.Sha256),
                System.Security.Cryptography.SHA256.HashData(fact.Canonical).AsSpan().SequenceEqual(fact.Sha256));
        }
    }
}
