namespace BackOffice.Accounting.Persistence;

/// <summary>What must never be false of the books, said by the database itself.</summary>
internal static class AccountingSql
{
    public static readonly string[] Up =
    [
        "create sequence accounting.journal_no",
        // The transaction that made a journal: its lines come with it or not at all.
        "alter table accounting.journal add column born_in xid8 not null default pg_current_xact_id()",
        "create unique index ux_journal_cause on accounting.journal (entity_id, book, source_kind, source_id, source_event, (coalesce(split_part(rule_version, '/', 1), '')))",
        // A line's existence of journal is proved by the statement trigger; a foreign key would fire once a row.
        """
        create function accounting.check_lines() returns trigger language plpgsql as $$
        declare bad record;
        begin
            select l.* into bad from (
                select journal_id, count(*) n,
                    sum(case side when 'Debit' then functional else -functional end) f,
                    sum(case side when 'Debit' then reporting else -reporting end) r
                from new_lines group by 1) l
            left join accounting.journal j on j.id = l.journal_id
            where l.f <> 0 or l.r <> 0 or l.n < 2 or j.born_in is distinct from pg_current_xact_id() limit 1;
            if found then
                raise exception 'journal % does not balance, lacks lines, or was posted before (difference %)', bad.journal_id, bad.f
                    using errcode = 'check_violation', constraint = 'journal_sums_to_zero';
            end if;
            return null;
        end $$
        """,
        """
        create trigger journal_sums_to_zero after insert on accounting.journal_line
        referencing new table as new_lines for each statement execute function accounting.check_lines()
        """,
        // No period, or a closed one, is no place to post. The share lock waits for a close in flight and holds a later one back.
        """
        create function accounting.check_period() returns trigger language plpgsql as $$
        declare bad record;
        begin
            perform 1 from accounting.period p
            where p.number <= 12 and exists (select 1 from new_journals n where n.entity_id = p.entity_id and n.posting_date between p."from" and p."to")
            order by p.entity_id, p.year, p.number for share;
            select n.entity_id, n.posting_date into bad from new_journals n
            where not exists (select 1 from accounting.period p where p.entity_id = n.entity_id and p.number <= 12
                and n.posting_date between p."from" and p."to" and p.state = 'Open') limit 1;
            if found then
                raise exception 'no open period for %', bad.posting_date using errcode = 'check_violation', constraint = 'journal_in_open_period';
            end if;
            return null;
        end $$
        """,
        """
        create trigger journal_in_open_period after insert on accounting.journal
        referencing new table as new_journals for each statement execute function accounting.check_period()
        """,
        "alter table accounting.journal_line add constraint line_amounts_positive check (functional > 0 and amount >= 0 and side in ('Debit', 'Credit'))",
        "alter table accounting.chart_account add constraint chart_account_once exclude using gist (entity_id with =, code with =, valid with &&, known with &&)",
        "alter table accounting.account_role add constraint account_role_once exclude using gist (entity_id with =, role with =, (coalesce(asset_class, '')) with =, valid with &&, known with &&)",
        "alter table accounting.posting_rule add constraint posting_rule_once exclude using gist (entity_id with =, code with =, rule_version with =, valid with &&, known with &&)",
        "alter table accounting.books_policy add constraint books_policy_once exclude using gist (entity_id with =, book with =, valid with &&, known with &&)",
        "select platform.append_only('accounting.journal')",
        "select platform.append_only('accounting.journal_line')",
    ];
}
