using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Accounts;

/// <summary>Safekeeping and cash accounts of clients, counterparties, the firm and the places where things lie.</summary>
internal sealed class AccountKinds : Kind<AccountRow, AccountKinds.Row>
{
    public override string Name => "accounts";

    public override string ObjectKind => "account";

    public override string? FileApproval => ReferencePermissions.ApproveSsis;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("party", FieldInput.Code, Required: true, Refers: Names.Party),
        Field.Of<AccountKind>("kind", "account-kind", required: true), new("currency", FieldInput.Code), new("custodian", FieldInput.Code, Refers: Names.Party),
        new("location", FieldInput.Code), new("iban", FieldInput.Code), Field.Of<AccountRole>("role", "account-role"), new("account_group", FieldInput.Code),
        new("desk", FieldInput.Code), new("entity", FieldInput.Code, Refers: Names.Entity),
    ];

    public override AccountRow Read(RowReader row)
    {
        var (code, kind, party, currency, custodian) =
            (row.Code("code"), row.NeedChoice<AccountKind>("kind"), row.NeedParty("party"), row.Currency("currency"), row.Party("custodian"));
        if (kind == AccountKind.Cash && currency is null)
            row.Refuse(new Refusal("account.cash-without-currency", code), "currency");
        return new AccountRow
        {
            Code = code,
            Key = code,
            EntityId = row.EntityOf("entity"),
            PartyId = party?.Id ?? default,
            Kind = kind,
            Role = row.Choice<AccountRole>("role") ?? Role(kind, party, custodian),
            Currency = currency,
            CustodianId = custodian?.Id,
            Location = row.Text("location"),
            Iban = row.Checked("iban", Iban.Parse),
            Group = row.Text("account_group", 60),
            Desk = row.Text("desk", 60),
        };
    }

    // What nobody said follows from whose the account is and where it lies.
    private static AccountRole Role(AccountKind kind, PartyInfo? party, PartyInfo? custodian) => party?.Kind switch
    {
        "client" => AccountRole.Client,
        "counterparty" => AccountRole.Counterparty,
        "broker" => kind == AccountKind.Cash && custodian is not null ? AccountRole.OwnBank : AccountRole.Firm,
        "custodian" or "depository" => kind == AccountKind.Safekeeping ? AccountRole.Depot : AccountRole.ClientBank,
        _ => AccountRole.Other,
    };

    protected override IReadOnlyDictionary<string, string?> Write(AccountRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["party"] = names[row.PartyId.Value], ["kind"] = Invariant.Kebab(row.Kind.ToString()), ["currency"] = row.Currency,
        ["custodian"] = names[row.CustodianId?.Value], ["location"] = row.Location, ["iban"] = row.Iban, ["role"] = Invariant.Kebab(row.Role.ToString()),
        ["account_group"] = row.Group, ["desk"] = row.Desk, ["entity"] = row.EntityId == EntityId.Firm ? null : names[row.EntityId.Value],
    };

    public override IEnumerable<Guid> Refers(AccountRow row)
    {
        yield return row.PartyId.Value;
        yield return row.EntityId.Value;
        if (row.CustodianId is { } custodian)
            yield return custodian.Value;
    }

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("accounts", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/accounts/{r.Code}").Text("party", r => r.PartyName, r => $"/reference/parties/{r.PartyCode}")
        .Code("partyCode", r => r.PartyCode).NotOnPage()
        .Badge("kind", r => r.Kind, "account-kind").Badge("role", r => r.Role, "account-role").Code("currency", r => r.Currency)
        .Code("location", r => r.Location).Code("iban", r => r.Iban).Code("group", r => r.Group).Code("desk", r => r.Desk).NotOnPage().Code("entity", r => r.Entity)
        .FilterText("q", r => r.Code, r => r.PartyName, r => r.Iban).FilterChoice("kind", r => r.Kind, "account-kind").FilterChoice("role", r => r.Role, "account-role")
        .FilterCode("currency", r => r.Currency!).FilterCode("entity", r => r.Entity!)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at)
    {
        var (parties, entities) = (db.PartiesNow, db.LegalEntitiesNow);
        return from a in at.InForce(db.Accounts)
               join p in parties on a.PartyId equals p.PartyId into ps
               from party in ps.DefaultIfEmpty()
               join e in entities on a.EntityId equals e.EntityId into es
               from entity in es.DefaultIfEmpty()
               select new Row
               {
                   Id = a.Subject, Code = a.Code, PartyCode = party!.Code, PartyName = party.Name, Kind = a.Kind, Role = a.Role, Currency = a.Currency,
                   Location = a.Location, Iban = a.Iban, Group = a.Group, Desk = a.Desk, Entity = entity!.Code,
               };
    }

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string? PartyCode { get; init; }
        public string? PartyName { get; init; }
        public AccountKind Kind { get; init; }
        public AccountRole Role { get; init; }
        public string? Currency { get; init; }
        public string? Location { get; init; }
        public string? Iban { get; init; }
        public string? Group { get; init; }
        public string? Desk { get; init; }
        public string? Entity { get; init; }
    }
}
