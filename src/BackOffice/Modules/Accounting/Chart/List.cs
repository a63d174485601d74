using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Chart;

/// <summary>The chart of accounts of the reader's entity, as known now.</summary>
public static class List
{
    [Requires(AccountingPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string NameTr { get; init; } = "";
        public string NameEn { get; init; } = "";
        /// <summary>The reader's language first; a chart is read in one and checked in both.</summary>
        public string Name => Cultures.IsTurkish ? NameTr : NameEn;
        public string OtherName => Cultures.IsTurkish ? NameEn : NameTr;
        public EntrySide NormalBalance { get; init; }
        public string? Control { get; init; }
        public DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
    }

    public static readonly ListOf<Row> Declaration = ListOf<Row>.Of<AccountingWords, Guid>("chart-of-accounts", r => r.Id)
        .Code("code", r => r.Code, r => $"/accounting/accounts/{r.Code}")
        .Text("name", r => r.Name, sort: false)
        .Text("otherName", r => r.OtherName, sort: false)
        .Badge("normalBalance", r => r.NormalBalance, "side")
        .Badge("control", r => r.Control, "control")
        .FilterText("q", r => r.Code, r => r.NameTr, r => r.NameEn)
        .FilterChoice("normalBalance", r => r.NormalBalance, "side")
        .SortedBy("code");

    internal sealed class Handler(BackOfficeDb db, Actor actor, FirmZone zone, TimeProvider clock) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, today) = (clock.GetUtcNow(), zone.Today);
            return await db.ChartAccounts.AsNoTracking()
                .Where(a => a.EntityId == actor.HomeEntity && Ranges.Covers(a.Known, now) && Ranges.Covers(a.Valid, today))
                .Select(a => new Row
                {
                    Id = a.Id,
                    Code = a.Code,
                    NameTr = a.NameTr,
                    NameEn = a.NameEn,
                    NormalBalance = a.NormalSide,
                    Control = a.Control,
                }).ToSlice(Declaration, query.Request, cancellationToken);
        }
    }
}
