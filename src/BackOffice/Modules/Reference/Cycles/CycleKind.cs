using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Cycles;

/// <summary>How many settlement days a market takes, by trade date. A new row ends the one before it.</summary>
internal sealed class CycleKind : Kind<CycleRow, CycleKind.Row>
{
    public override string Name => "settlement-cycles";

    public override string ObjectKind => "settlement-cycle";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("mic", FieldInput.Code, Required: true, Identity: true), new("days", FieldInput.Whole, Required: true),
        new("trade_date_from", FieldInput.Day, Required: true), new("trade_date_to", FieldInput.Day), new("settlement_calendar", FieldInput.Code, Required: true),
    ];

    public override CycleRow Read(RowReader row)
    {
        var mic = row.Code("mic");
        if (mic.Length != 4 || !mic.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            row.Refuse(new Refusal("market.form", mic), "mic");
        return new CycleRow
        {
            Mic = mic,
            Key = mic,
            Days = row.Whole("days", 0, SettlementCycle.DaysMax) ?? 0,
            Valid = row.Days("trade_date_from", "trade_date_to", DatedRow.Ever),
            SettlementCalendar = row.NeedCalendar("settlement_calendar"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(CycleRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["mic"] = row.Mic, ["days"] = Invariant.Number(row.Days), ["trade_date_from"] = Invariant.Day(row.Valid.From),
        ["trade_date_to"] = row.Valid.To is { } to ? Invariant.Day(to.AddDays(-1)) : null, ["settlement_calendar"] = row.SettlementCalendar,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("settlement-cycles", r => r.Said)
        .Code("mic", r => r.Mic, r => $"/reference/settlement-cycles/{r.Mic}").Count("days", r => r.Days).Day("tradeDateFrom", r => r.TradeDateFrom, sort: false)
        .Day("tradeDateTo", r => r.TradeDateTo, sort: false).Code("settlementCalendar", r => r.SettlementCalendar)
        .FilterCode("mic", r => r.Mic).FilterCode("settlementCalendar", r => r.SettlementCalendar)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("mic");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.Believed(db.Cycles).Select(c => new Row { Said = c.Id, Id = c.Subject, Mic = c.Mic, Days = c.Days, Valid = c.Valid, SettlementCalendar = c.SettlementCalendar });

    internal sealed class Row
    {
        /// <summary>Of the statement: one market has several, each of its own days.</summary>
        [JsonIgnore]
        public Guid Said { get; init; }

        /// <summary>Of the cycle of the market, as its detail knows it.</summary>
        public Guid Id { get; init; }
        public string Mic { get; init; } = "";
        public int Days { get; init; }

        [JsonIgnore]
        public DateRange Valid { get; init; }
        public DateOnly TradeDateFrom => Valid.From;
        public DateOnly? TradeDateTo => Valid.To?.AddDays(-1);
        public string SettlementCalendar { get; init; } = "";
    }
}
