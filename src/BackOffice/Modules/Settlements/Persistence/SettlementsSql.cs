namespace BackOffice.Settlements.Persistence;

/// <summary>What the database itself holds to in this room.</summary>
internal static class SettlementsSql
{
    public static readonly string[] Up =
    [
        // Numbers run on over the years and may skip one that was rolled back; what must never happen is the same one twice.
        "create sequence settlements.trade_number",
        "create sequence settlements.instruction_number",
        "create sequence settlements.message_number",
        """
        create table settlements.message (
            id uuid not null, at timestamptz not null, entity_id uuid not null, instruction_id uuid not null,
            direction text not null check (direction in ('in', 'out')), message_ref text not null, kind text not null,
            raw text not null, sha256 bytea not null, said jsonb not null, job_id uuid, file_name text, line bigint,
            primary key (id, at)) partition by range (at)
        """,
        "create table settlements.message_rest partition of settlements.message default",
        "create index ix_message_instruction on settlements.message (instruction_id, at)",
        "create index ix_message_ref on settlements.message (message_ref)",
        // The owner makes partitions; the app may ask for them by this function only.
        """
        create function settlements.make_message_partitions(first date, months int) returns void
        language plpgsql security definer set search_path = pg_catalog, settlements as $$
        declare m date; name text;
        begin
            for i in 0..months - 1 loop
                m := (date_trunc('month', first) + make_interval(months => i))::date;
                name := 'message_' || to_char(m, 'YYYY_MM');
                if to_regclass('settlements.' || name) is null
                    and not exists (select 1 from settlements.message_rest where at >= m and at < m + interval '1 month') then
                    execute format('create table settlements.%I partition of settlements.message for values from (%L) to (%L)',
                        name, m::timestamptz, (m + interval '1 month')::timestamptz);
                end if;
            end loop;
        end $$
        """,
        "select platform.append_only('settlements.message')",
        "select platform.append_only('settlements.message_key')",
        "select platform.append_only('settlements.instruction_status')",
        "select platform.append_only('settlements.delivery')",
        "select platform.append_only('settlements.why')",
        // The terms of a trade never change: an amended trade is another row.
        """
        create function settlements.refuse_changed_terms() returns trigger language plpgsql as $$
        begin
            raise exception 'the terms of trade % do not change', old.reference using errcode = 'restrict_violation', hint = 'Book a later version.';
        end $$
        """,
        """
        create trigger terms_stand before update on settlements.trade for each row
        when ((old.entity_id, old.trade_ref, old.trade_version, old.content_hash, old.side, old.security_id, old.quantity, old.price, old.currency,
               old.trade_date, old.settlement_date, old.account_id, old.counterparty_id, old.gross, old.net, old.raw, old.booked_at)
              is distinct from
              (new.entity_id, new.trade_ref, new.trade_version, new.content_hash, new.side, new.security_id, new.quantity, new.price, new.currency,
               new.trade_date, new.settlement_date, new.account_id, new.counterparty_id, new.gross, new.net, new.raw, new.booked_at))
        execute function settlements.refuse_changed_terms()
        """,
        "create trigger no_removal before delete or truncate on settlements.trade for each statement execute function platform.refuse_change()",
        "create trigger no_removal before delete or truncate on settlements.instruction for each statement execute function platform.refuse_change()",
        // At most one version of a trade is alive.
        "create unique index ux_trade_alive on settlements.trade (entity_id, trade_ref) where state <> 'Replaced'",
        """
        alter table settlements.trade
            add constraint trade_money check (quantity > 0 and price >= 0 and gross >= 0 and net >= 0 and commission >= 0 and fees >= 0 and tax >= 0),
            add constraint trade_net check (net = case side when 'Buy' then gross + commission + fees + tax else gross - commission - fees - tax end),
            add constraint trade_settled_within check (settled_quantity >= 0 and settled_quantity <= quantity)
        """,
        """
        alter table settlements.delivery
            add constraint delivery_positive check (quantity > 0 and amount >= 0 and net_share >= 0)
        """,
        """
        alter table settlements.sending_policy
            add constraint sending_policy_once exclude using gist (entity_id with =, valid with &&, known with &&),
            add constraint sending_policy_ranges check (not isempty(valid) and not isempty(known) and not lower_inf(known))
        """,
    ];
}
