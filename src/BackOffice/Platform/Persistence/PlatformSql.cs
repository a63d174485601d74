namespace BackOffice.Platform.Persistence;

/// <summary>What the database itself defends, for every room: rows that are never changed, and the folded text that search compares.</summary>
internal static class PlatformSql
{
    /// <summary>
    /// Run as the owner before the first migration, and harmless when run again: what the owner makes from here on, the product
    /// at work may use. Append-only tables take back what is too much.
    /// </summary>
    public const string BeforeMigrations = """
        create schema if not exists platform;
        create extension if not exists btree_gist;
        create extension if not exists pg_trgm;
        create extension if not exists unaccent;
        alter default privileges grant usage on schemas to backoffice_app;
        alter default privileges grant select, insert, update, delete on tables to backoffice_app;
        alter default privileges grant usage, select on sequences to backoffice_app;
        grant usage on schema platform to backoffice_app;
        """;

    /// <summary>First of the guards, so that every room's own can call them.</summary>
    public static readonly string[] Up =
    [
        """
        create or replace function platform.refuse_change() returns trigger language plpgsql as $$
        begin
          raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
            using errcode = 'restrict_violation', hint = 'Reverse or correct with a new row.';
        end $$
        """,
        """
        create or replace function platform.append_only(t regclass) returns void language plpgsql as $$
        begin
          execute format('revoke update, delete, truncate on %s from backoffice_app', t);
          execute format('create trigger append_only before update or delete or truncate on %s
                          for each statement execute function platform.refuse_change()', t);
        end $$
        """,
        "revoke execute on function platform.append_only from public",
        // Lower-cased as Turkish does it, then without marks: what people type and what is stored meet in this form.
        // unaccent is only stable, because its dictionary could be changed; ours is not, so an index may rely on it.
        """
        create or replace function platform.fold(t text) returns text language sql immutable parallel safe strict as
        $$ select translate(public.unaccent('public.unaccent'::regdictionary, lower(t collate "tr-x-icu")), 'ı', 'i') $$
        """,
    ];
}
