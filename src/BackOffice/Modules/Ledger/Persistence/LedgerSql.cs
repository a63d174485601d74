namespace BackOffice.Ledger.Persistence;

/// <summary>What must never be false of the ledger, defended by the database: movements balance, and nothing is changed.</summary>
internal static class LedgerSql
{
    public static readonly string[] Up =
    [
        "create sequence ledger.movement_number",
        // Which transaction made the movement: postings may join it only there, or a balanced pair could be slipped in years later.
        "alter table ledger.movement add column born_in xid8 not null default pg_current_xact_id()",
        """
        create function ledger.movement_sums_to_zero() returns trigger language plpgsql as $$
        declare bad record;
        begin
            select p.movement_id, coalesce(p.currency, p.security_id::text) as asset, p.difference into bad
            from (select movement_id, currency, security_id, sum(quantity) as difference,
                         min(entity_id::text) as entity_from, max(entity_id::text) as entity_to,
                         min(business_date) as day_from, max(business_date) as day_to, min(booked_at) as at_from, max(booked_at) as at_to
                  from new_lines group by movement_id, currency, security_id) p
            left join ledger.movement m on m.id = p.movement_id
            where p.difference <> 0
               or m.born_in is distinct from pg_current_xact_id()
               or p.entity_from <> m.entity_id::text or p.entity_to <> m.entity_id::text
               or p.day_from <> m.business_date or p.day_to <> m.business_date
               or p.at_from <> m.booked_at or p.at_to <> m.booked_at
            limit 1;
            if found then
                raise exception 'movement % does not balance in % (%), or is not of this transaction', bad.movement_id, bad.asset, bad.difference
                    using errcode = 'check_violation', constraint = 'movement_sums_to_zero';
            end if;
            return null;
        end $$
        """,
        """
        create trigger movement_sums_to_zero after insert on ledger.posting
        referencing new table as new_lines for each statement execute function ledger.movement_sums_to_zero()
        """,
        "alter table ledger.limit_rule add constraint limit_rule_once exclude using gist (entity_id with =, role with =, asset_kind with =, valid with &&, known with &&)",
        "alter table ledger.limit_rule add constraint limit_rule_dated check (not isempty(valid) and not isempty(known) and not lower_inf(known))",
        "select platform.append_only('ledger.movement')",
        "select platform.append_only('ledger.posting')",
    ];
}
