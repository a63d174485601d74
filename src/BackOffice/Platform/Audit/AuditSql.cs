namespace BackOffice.Platform.Audit;

/// <summary>Facts are partitioned by month, made ahead; the default partition stays empty in good health.</summary>
internal static class AuditSql
{
    public static readonly string[] Up =
    [
        """
        create table platform.fact (
            id uuid not null, at timestamptz not null, kind text not null, entity_id uuid not null,
            actor uuid not null, actor_name text not null, approved_by uuid, command text not null, request_id uuid not null,
            correlation text, canonical bytea not null, sha256 bytea not null,
            primary key (id, at)) partition by range (at)
        """,
        "create table platform.fact_rest partition of platform.fact default",
        "create index ix_fact_at on platform.fact (at desc, id)",
        "create index ix_fact_actor on platform.fact (actor, at desc)",
        "create index ix_fact_kind on platform.fact (kind, at desc)",
        """
        create table platform.fact_object (
            object_kind text not null, object_id uuid not null, at timestamptz not null, fact_id uuid not null, reference text,
            primary key (object_kind, object_id, at, fact_id))
        """,
        "create index ix_fact_object_fact on platform.fact_object (fact_id)",
        "create index ix_fact_object_reference on platform.fact_object (reference, at desc) where reference is not null",
        // The owner makes partitions; the app may ask for them by this function only.
        """
        create function platform.make_fact_partitions(first date, months int) returns void
        language plpgsql security definer set search_path = pg_catalog, platform as $$
        declare m date; name text;
        begin
            for i in 0..months - 1 loop
                m := (date_trunc('month', first) + make_interval(months => i))::date;
                name := 'fact_' || to_char(m, 'YYYY_MM');
                -- What already lies in the catch-all keeps its place; a check names it.
                if to_regclass('platform.' || name) is null
                    and not exists (select 1 from platform.fact_rest where at >= m and at < m + interval '1 month') then
                    execute format('create table platform.%I partition of platform.fact for values from (%L) to (%L)',
                        name, m::timestamptz, (m + interval '1 month')::timestamptz);
                end if;
            end loop;
        end $$
        """,
        "select platform.append_only('platform.fact')",
        "select platform.append_only('platform.fact_object')",
    ];
}
