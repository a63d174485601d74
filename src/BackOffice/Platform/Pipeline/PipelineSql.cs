namespace BackOffice.Platform.Pipeline;

internal static class PipelineSql
{
    public static readonly string[] Up =
    [
        """
        create table platform.idempotency (
            actor uuid not null, command text not null, key uuid not null, payload_hash bytea not null, outcome jsonb, at timestamptz not null,
            primary key (actor, command, key))
        """,
        "create index ix_idempotency_at on platform.idempotency (at)",
    ];
}
