namespace BackOffice.Reference.Persistence;

/// <summary>What EF cannot say: rows that may not overlap in both times, rows that are only ever closed, the views of today.</summary>
internal static class ReferenceSql
{
    private static readonly string[] Tables =
    [
        "security", "price", "party", "account", "person", "product", "price_tier", "calendar", "calendar_day", "settlement_cycle", "ssi",
        "fx_rate", "tariff", "legal_entity", "market", "currency", "policy",
    ];

    public static readonly string[] Up =
    [
        "create extension if not exists btree_gist",
        """
        create function reference.only_close() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' or not upper_inf(old.known)
             or to_jsonb(new) - 'known' - 'version' is distinct from to_jsonb(old) - 'known' - 'version' then
            raise exception 'a row of reference.% is never rewritten: close it and add another', tg_table_name using errcode = 'check_violation', constraint = 'reference_only_close';
          end if;
          return new;
        end $$
        """,
        .. Tables.SelectMany(Guard),
        // A security is known by either of its names: neither may belong to two.
        "alter table reference.security add constraint ex_security_isin exclude using gist (isin with =, valid with &&, known with &&) where (isin is not null)",
        "alter table reference.security add constraint ex_security_symbol exclude using gist (symbol with =, mic with =, valid with &&, known with &&) where (symbol is not null)",
        "alter table reference.account add constraint ex_account_code exclude using gist (code with =, valid with &&, known with &&)",
        "alter table reference.settlement_cycle add constraint ck_cycle_days check (days between 0 and 30)",
        "alter table reference.price add constraint ck_price_positive check (price > 0)",
        "alter table reference.fx_rate add constraint ck_fx_rate_positive check (rate > 0 and unit > 0)",
        View("security_now", "security", "security_id", "coalesce(r.isin, r.symbol || '@' || r.mic) as code, r.isin, r.symbol, r.mic, r.name, r.currency, r.asset_class"),
        View("party_now", "party", "party_id", "r.code, r.name, lower(r.kind) as kind"),
        View("legal_entity_now", "legal_entity", "entity_id", "r.code, r.name, r.functional_currency"),
        View("account_now", "account", "account_id",
            """
            r.entity_id, r.code, lower(r.kind) as kind,
            case r.role when 'ClientBank' then 'client-bank' when 'OwnBank' then 'own-bank' else lower(r.role) end as role,
            r.currency, r.party_id, p.code as party_code, p.name as party_name, r."group", r.desk
            """,
            "join reference.party_now p on p.party_id = r.party_id"),
    ];

    private static IEnumerable<string> Guard(string table) =>
    [
        $"alter table reference.{table} add constraint ck_{table}_ranges check (not isempty(valid) and not isempty(known) and not lower_inf(known))",
        $"alter table reference.{table} add constraint ex_{table}_key exclude using gist (entity_id with =, key with =, valid with &&, known with &&)",
        $"create trigger only_close before update or delete on reference.{table} for each row execute function reference.only_close()",
        $"create index ix_{table}_open on reference.{table} (subject) where upper_inf(known)",
    ];

    // The last row that has begun: what ended keeps its name, what begins later waits.
    private static string View(string view, string table, string id, string columns, string join = "") =>
        $"""
        create view reference.{view} as select r.subject as {id}, {columns} from reference.{table} r {join}
        where upper_inf(r.known) and lower(r.valid) <= current_date and not exists (
          select 1 from reference.{table} l where l.subject = r.subject and upper_inf(l.known) and lower(l.valid) > lower(r.valid) and lower(l.valid) <= current_date)
        """;
}
