using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Domain.Reference;
using BackOffice.Reference.Contracts;

namespace BackOffice.Reference.Ssis;

/// <summary>Standing settlement instructions: where a party wants its securities and money. <c>*</c> means any.</summary>
internal sealed class SsiKind : Kind<SsiStored, SsiKind.Row>
{
    public override string Name => "ssis";

    public override string ObjectKind => "ssi";

    public override Dating Dating => Dating.OwnDaysWhole;

    public override string EditPermission => ReferencePermissions.EditSsis;

    public override string? FileApproval => ReferencePermissions.ApproveSsis;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("party", FieldInput.Code, Required: true, Refers: Names.Party), new("market", FieldInput.Code, Required: true), new("currency", FieldInput.Code, Required: true),
        new("asset_class", FieldInput.Code), new("agent_bic", FieldInput.Code, Required: true), new("account", FieldInput.Code, Required: true, WordKey: "field.agent-account"),
        new("buyer_seller_bic", FieldInput.Code), new("priority", FieldInput.Whole), new("valid_from", FieldInput.Day), new("valid_to", FieldInput.Day),
        new("security", FieldInput.Code, Refers: Names.Security), new("for_account", FieldInput.Code, Refers: Names.Account),
    ];

    public override SsiStored Read(RowReader row)
    {
        var (party, market, currency, assetClass) = (row.Party("party"), row.OrAny("market", 11), row.Currency("currency"), row.OrAny("asset_class", 40)?.ToLowerInvariant());
        foreach (var named in new[] { "party", "market", "currency" })
            row.Need(named);
        // Four characters are a market, eight or eleven a place of settlement.
        if (market is { Length: 4 } && !row.HasCycle(market))
            row.Refuse(new Refusal("market.without-cycle", market), "market");
        else if (market is not null and not { Length: 4 })
            market = row.Checked("market", Bic.Parse);
        var (agent, account, security, forAccount) =
            (row.Checked("agent_bic", Bic.Parse) ?? row.Need("agent_bic"), row.Need("account", 60), row.Security("security"), row.Account("for_account"));
        var (priority, valid) = (row.Whole("priority", -1_000_000, 1_000_000) ?? 0, row.Days("valid_from", "valid_to", DatedRow.Ever));
        return new SsiStored
        {
            PartyId = party?.Id,
            Market = market,
            Currency = currency,
            AssetClass = assetClass,
            SecurityId = security?.Id,
            ForAccount = forAccount?.Id,
            AgentBic = agent,
            Account = account,
            BuyerSellerBic = row.Checked("buyer_seller_bic", Bic.Parse),
            Priority = priority,
            Valid = valid,
            // Two that differ in nothing but the account at the agent are two, and a trade that meets both stops.
            Key = string.Join('|', party?.Code ?? "*", market ?? "*", currency ?? "*", assetClass ?? "*", security?.Code ?? "*", forAccount?.Code ?? "*",
                agent, account, Invariant.Number(priority), Invariant.Day(valid.From)),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(SsiStored row, CodeNames names) => new Dictionary<string, string?>
    {
        ["party"] = names[row.PartyId?.Value] ?? RowReader.Any, ["market"] = row.Market ?? RowReader.Any, ["currency"] = row.Currency ?? RowReader.Any,
        ["asset_class"] = row.AssetClass, ["agent_bic"] = row.AgentBic, ["account"] = row.Account, ["buyer_seller_bic"] = row.BuyerSellerBic,
        ["priority"] = Invariant.Number(row.Priority), ["valid_from"] = row.Valid.From == DatedRow.Ever ? null : Invariant.Day(row.Valid.From),
        ["valid_to"] = row.Valid.To is { } to ? Invariant.Day(to.AddDays(-1)) : null,
        ["security"] = names[row.SecurityId?.Value], ["for_account"] = names[row.ForAccount?.Value],
    };

    public override IEnumerable<Guid> Refers(SsiStored row) =>
        new[] { row.PartyId?.Value, row.SecurityId?.Value, row.ForAccount?.Value }.OfType<Guid>();

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("ssis", r => r.Said)
        .Code("party", r => r.PartyCode ?? RowReader.Any, r => $"/reference/ssis/{r.Id}").Text("partyName", r => r.PartyName).Code("market", r => r.Market ?? RowReader.Any)
        .Code("currency", r => r.Currency ?? RowReader.Any).Code("assetClass", r => r.AssetClass).Code("agentBic", r => r.AgentBic).Code("account", r => r.Account)
        .Code("buyerSellerBic", r => r.BuyerSellerBic).NotOnPage().Count("priority", r => r.Priority).Day("validFrom", r => r.ValidFrom, sort: false)
        .Day("validTo", r => r.ValidTo, sort: false)
        .FilterText("q", r => r.PartyCode, r => r.PartyName, r => r.Account, r => r.AgentBic).FilterCode("party", r => r.PartyCode!)
        .FilterCode("market", r => r.Market!).FilterCode("currency", r => r.Currency!).FilterCode("assetClass", r => r.AssetClass!)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("party");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) 
    {
        var (parties, day) = (db.PartiesNow, at.AsOf);
        var believed = at.Believed(db.Ssis);
        // What holds on the day; unless a day was named, also what is yet to come or is over, where nothing else of it holds.
        var shown = at.DayGiven ? at.InForce(db.Ssis)
            : believed.Where(s => Ranges.Covers(s.Valid, day) || !believed.Any(o => o.Subject == s.Subject && Ranges.Covers(o.Valid, day)));
        return from s in shown
               join p in parties on s.PartyId equals (PartyId?)p.PartyId into ps
               from party in ps.DefaultIfEmpty()
               select new Row
               {
                   Said = s.Id, Id = s.Subject, PartyCode = party!.Code, PartyName = party.Name, Market = s.Market, Currency = s.Currency, AssetClass = s.AssetClass,
                   AgentBic = s.AgentBic, Account = s.Account, BuyerSellerBic = s.BuyerSellerBic, Priority = s.Priority, Valid = s.Valid,
               };
    }

    internal sealed class Row
    {
        /// <summary>Of the statement: two of one standing instruction may be yet to come.</summary>
        [JsonIgnore]
        public Guid Said { get; init; }
        public Guid Id { get; init; }
        public string? PartyCode { get; init; }
        public string? PartyName { get; init; }
        public string? Market { get; init; }
        public string? Currency { get; init; }
        public string? AssetClass { get; init; }
        public string AgentBic { get; init; } = "";
        public string Account { get; init; } = "";
        public string? BuyerSellerBic { get; init; }
        public int Priority { get; init; }

        [JsonIgnore]
        public DateRange Valid { get; init; }
        public DateOnly ValidFrom => Valid.From;
        public DateOnly? ValidTo => Valid.To?.AddDays(-1);
    }
}
