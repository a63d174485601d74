using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Sending;

/// <summary>When new instructions go to the depository: the rules of each legal entity, past, in force and to come.</summary>
public static class List
{
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required Guid Id { get; init; }
        public required string Entity { get; init; }

        /// <summary><c>at-once</c>, or <c>on-act</c>: they wait for somebody who sends them.</summary>
        public required string Sending { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly? To { get; init; }
        public required string State { get; init; }
        public required string Source { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<SettlementsWords, Guid>("sending", r => r.Id)
        .Code("entity", r => r.Entity, sort: false)
        .Badge("sending", r => r.Sending, "sending")
        .Day("from", r => r.From, sort: false)
        .Day("to", r => r.To, sort: false)
        .Status("state", r => r.State, "sending-state")
        .Text("source-text", r => r.Source, sort: false)
        .Argument("entity", FilterKind.Text);

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities, IMediator mediator, FirmZone zone, TimeProvider clock) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await entities.Of(query.Entity, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);
            var now = clock.GetUtcNow();
            var rules = db.SendingPolicies.AsNoTracking().Where(p => Ranges.Covers(p.Known, now));
            if (entity.Value is { } only)
                rules = rules.Where(p => p.EntityId == only);
            var codes = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Code);
            var rows = (await rules.ToListAsync(cancellationToken)).Select(p => new Row
            {
                Id = p.Id,
                Entity = codes.GetValueOrDefault(p.EntityId, ""),
                Sending = p.AtOnce ? "at-once" : "on-act",
                From = p.Valid.From,
                To = p.Valid.To,
                State = p.Valid.Contains(zone.Today) ? "in-force" : p.Valid.From > zone.Today ? "future" : "past",
                Source = p.Source,
            }).OrderBy(r => r.Entity, StringComparer.Ordinal).ThenByDescending(r => r.From).ToList();
            return ((IReadOnlyList<Row>)rows).ToSlice(Declared, query.Request);
        }
    }
}
