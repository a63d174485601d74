using BackOffice.Platform.HouseData;

namespace BackOffice.Records.Persistence;

/// <summary>
/// What the database defends of the records: content that never changes, dated rules that never overlap, and the classes that every firm starts with.
/// </summary>
internal static class RecordsSql
{
    private const string Since = "2000-01-01";

    public static IEnumerable<string> Up =>
    [
        "create sequence records.record_number",
        "create sequence records.hold_number",
        // What existed before there was a room that keeps: the daily check does not ask for it.
        """
        create table records.older_event (source_kind text not null, source_id uuid not null, primary key (source_kind, source_id));
        insert into records.older_event
            select 'import', id from platform.job where file_id is not null
            union all select 'job-result', id from platform.job where result_file is not null
            union all select 'message', id from platform.outbox;
        """,
        """
        create function records.keep_as_it_is() returns trigger language plpgsql as $$
        begin
          if tg_op <> 'UPDATE' then
            raise exception '% of records.record is refused', tg_op using errcode = 'restrict_violation';
          end if;
          if (old.id, old.entity_id, old.reference, old.file_id, old.sha256, old.size, old.media_type, old.file_name, old.given_name, old.source_kind, old.source_id, old.kept_at, old.kept_by)
             is distinct from
             (new.id, new.entity_id, new.reference, new.file_id, new.sha256, new.size, new.media_type, new.file_name, new.given_name, new.source_kind, new.source_id, new.kept_at, new.kept_by) then
            raise exception 'the content of record % never changes', old.reference using errcode = 'restrict_violation';
          end if;
          return new;
        end $$
        """,
        "create trigger keep_as_it_is before update or delete on records.record for each row execute function records.keep_as_it_is()",
        "create trigger keep_all before truncate on records.record for each statement execute function platform.refuse_change()",
        "revoke delete, truncate on records.record from backoffice_app",
        "select platform.append_only('platform.file')",
        "select platform.append_only('platform.file_part')",
        "select platform.append_only('platform.export_made')",
        "select platform.append_only('records.completeness_look')",
        "select platform.append_only('records.older_event')",
        "alter table records.record_class add constraint record_class_once exclude using gist (entity_id with =, code with =, valid with &&, known with &&)",
        "alter table records.record_class add constraint record_class_dated check (not isempty(valid) and not isempty(known) and not lower_inf(known))",
        "alter table records.retention_rule add constraint retention_rule_once exclude using gist (entity_id with =, class with =, no with =, valid with &&, known with &&)",
        "alter table records.retention_rule add constraint retention_rule_dated check (not isempty(valid) and not isempty(known) and not lower_inf(known))",
        """
        alter table records.record_event add constraint record_event_once exclude using gist
            (entity_id with =, kind with =, coalesce(party_id, '00000000-0000-0000-0000-000000000000') with =, coalesce(record_id, '00000000-0000-0000-0000-000000000000') with =, known with &&)
        """,
        "alter table records.record_event add constraint record_event_about check ((party_id is null) <> (record_id is null))",
        .. HouseFile.Rows("Records.Data.classes.csv").Select(c => Invariant($"""
            insert into records.record_class (id, entity_id, code, name_en, name_tr, access, source, valid, known, version)
            values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', {Text(c["code"])}, {Text(c["name_en"])}, {Text(c["name_tr"])}, {Text(c["access"])}, {Text(c["source"])},
                daterange('{Since}', null), tstzrange('{Since}', null), 1)
            """)),
        .. HouseFile.Rows("Records.Data.rules.csv").GroupBy(r => r["class"]).SelectMany(g => g.Select((r, at) => Invariant($"""
            insert into records.retention_rule (id, entity_id, class, no, trigger, years, months, start_rule, legal_ref, valid, known, version)
            values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', {Text(r["class"])}, {at + 1}, {Text(r["trigger"])}, {r["years"]}, {r["months"]}, {Text(r["start_rule"])},
                {Text(r["legal_ref"])}, daterange('{Since}', null), tstzrange('{Since}', null), 1)
            """))),
    ];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
}
