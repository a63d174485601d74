using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Limits;

/// <summary>The limits in force and those still to come.</summary>
public static class List
{
    [Requires("ledger.view")]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required Guid Id { get; init; }
        public required string Role { get; init; }
        public required string AssetKind { get; init; }
        public required LimitAct Act { get; init; }
        public required decimal Floor { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly? To { get; init; }
        public required string Source { get; init; }
        public required string State { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<LedgerWords, Guid>("limits", r => r.Id)
        .Badge("role", r => r.Role, "account-role")
        .Badge("assetKind", r => r.AssetKind, "asset-kind")
        .Badge("act", r => r.Act, "limit-act")
        .Number("floor", r => r.Floor, sort: false)
        .Day("from", r => r.From, sort: false)
        .Day("to", r => r.To, sort: false)
        .Status("state", r => r.State, "limit-state")
        .Text("source", r => r.Source, sort: false)
        .Argument("entity", FilterKind.Choice);

    internal sealed class Handler(BackOfficeDb db, LedgerReader reader, FirmZone zone, TimeProvider clock) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await reader.Entity(query.Entity, null, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);
            var now = clock.GetUtcNow();
            var rules = db.LimitRows.AsNoTracking().Where(r => Ranges.Covers(r.Known, now));
            if (entity.Value is { } only)
                rules = rules.Where(r => r.EntityId == only);
            var rows = (await rules.ToListAsync(cancellationToken))
                .OrderBy(r => r.Role, StringComparer.Ordinal).ThenBy(r => r.AssetKind, StringComparer.Ordinal).ThenByDescending(r => r.Valid.From)
                .Select(r => new Row
                {
                    Id = r.Id,
                    Role = r.Role,
                    AssetKind = r.AssetKind,
                    Act = r.Act,
                    Floor = r.Floor,
                    From = r.Valid.From,
                    To = r.Valid.To,
                    Source = r.Source,
                    State = r.Valid.Contains(zone.Today) ? "in-force" : r.Valid.From > zone.Today ? "future" : "past",
                })
                .ToList();
            return ((IReadOnlyList<Row>)rows).ToSlice(Declared, query.Request);
        }
    }
}
