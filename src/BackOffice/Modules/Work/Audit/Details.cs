using System.Text.Json.Nodes;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
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
        IReadOnlyList<Value> Values, IReadOnlyList<Change> Changes, IReadOnlyList<Touched> Objects, string Sha256, bool HashHolds, IReadOnlyList<Value> Technical);

    public sealed record Value(string Name, string Text);

    public sealed record Change(string Field, string? Old, string? New);

    public sealed record Touched(string Kind, Guid Id, string? Reference);

    private const int ObjectsShown = 200;

    internal sealed class Handler(BackOfficeDb db, FactText text, IReach reach, IPeople people, IMediator mediator, Words words, Actor actor) : IRequestHandler<Query, FactView?>
    {
        public async Task<FactView?> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, WorkModule.ViewAudit, cancellationToken);
            var fact = await db.Set<FactRow>().AsNoTracking()
                .Where(f => f.Id == query.Id && (all || f.EntityId == Domain.EntityId.Firm || entities.Contains(f.EntityId))).FirstOrDefaultAsync(cancellationToken);
            if (fact is null)
                return null;

            var content = await text.Read(fact.Canonical, cancellationToken);
            var changes = FactChanges.Of(content);
            var objects = await db.Set<FactObject>().AsNoTracking().Where(o => o.FactId == fact.Id).OrderBy(o => o.Reference).Take(ObjectsShown)
                .Select(o => new Touched(o.ObjectKind, o.ObjectId, o.Reference)).ToListAsync(cancellationToken);
            var approver = fact.ApprovedBy is { } by ? (await people.Names([by], cancellationToken)).GetValueOrDefault(by) : null;
            var values = content.Where(p => p.Value is not JsonArray && !FactChanges.IsOld(p.Key)).Select(p => new Value(p.Key, FactChanges.Text(p.Value) ?? "—")).ToList();
            var names = await Names([.. values.Select(v => v.Text), .. changes.SelectMany(c => new[] { c.Old, c.New }).OfType<string>()], objects, cancellationToken);
            string? Named(string? said) => Guid.TryParse(said, out var id) && names.TryGetValue(id, out var name) ? name : said;
            bool IsTechnical(Value v) => v.Name is "sha256" or "rowsSha256" or "command" || (Guid.TryParse(v.Text, out var id) && !names.ContainsKey(id));
            return new FactView(
                fact.Id, fact.At, fact.Kind, fact.ActorName == "system" ? words["person.system"] : fact.ActorName, approver, fact.Command, fact.RequestId, fact.Correlation,
                [.. values.Where(v => !IsTechnical(v)).Select(v => Guid.TryParse(v.Text, out var id) ? v with { Text = names[id] } : v)],
                [.. changes.Select(c => c with { Old = Named(c.Old), New = Named(c.New) })], objects, Convert.ToHexStringLower(fact.Sha256),
                System.Security.Cryptography.SHA256.HashData(fact.Canonical).AsSpan().SequenceEqual(fact.Sha256), [.. values.Where(IsTechnical)]);
        }

        /// <summary>What the ids in a fact are called: people, legal entities, and the things the fact is about.</summary>
        private async Task<Dictionary<Guid, string>> Names(List<string> values, List<Touched> objects, CancellationToken cancellationToken)
        {
            var ids = values.Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
            var names = objects.Where(o => o.Reference is not null).DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => ObjectLinks.Said(o.Reference!));
            if (ids.Count == 0)
                return names;
            foreach (var entity in await mediator.Send(new Reference.Contracts.LegalEntities(), cancellationToken))
                names.TryAdd(entity.Id.Value, entity.Name);
            names.TryAdd(Domain.EntityId.Firm.Value, words["audit.whole-firm"]);
            foreach (var (user, name) in await people.Names([.. ids.Select(id => new Domain.UserId(id))], cancellationToken))
                names.TryAdd(user.Value, name);
            return names;
        }
    }
}
