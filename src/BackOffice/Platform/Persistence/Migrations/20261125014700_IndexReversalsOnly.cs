using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackOffice.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class IndexReversalsOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "movement_reversed_once",
                schema: "ledger",
                table: "movement");

            migrationBuilder.DropIndex(
                name: "ix_journal_reverses",
                schema: "accounting",
                table: "journal");

            migrationBuilder.CreateIndex(
                name: "movement_reversed_once",
                schema: "ledger",
                table: "movement",
                column: "reverses",
                unique: true,
                filter: "reverses is not null");

            migrationBuilder.CreateIndex(
                name: "ix_journal_reverses",
                schema: "accounting",
                table: "journal",
                column: "reverses",
                unique: true,
                filter: "reverses is not null");

            // A set of journals has thousands of rows and a handful of days.
            migrationBuilder.Sql(
                """
                create or replace function accounting.check_period() returns trigger language plpgsql as $$
                declare bad record;
                begin
                    perform 1 from accounting.period p
                    where p.number <= 12 and exists (select 1 from (select distinct entity_id, posting_date from new_journals) n
                        where n.entity_id = p.entity_id and n.posting_date between p."from" and p."to")
                    order by p.entity_id, p.year, p.number for share;
                    select n.entity_id, n.posting_date into bad from (select distinct entity_id, posting_date from new_journals) n
                    where not exists (select 1 from accounting.period p where p.entity_id = n.entity_id and p.number <= 12
                        and n.posting_date between p."from" and p."to" and p.state = 'Open') limit 1;
                    if found then
                        raise exception 'no open period for %', bad.posting_date using errcode = 'check_violation', constraint = 'journal_in_open_period';
                    end if;
                    return null;
                end $$
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "movement_reversed_once",
                schema: "ledger",
                table: "movement");

            migrationBuilder.DropIndex(
                name: "ix_journal_reverses",
                schema: "accounting",
                table: "journal");

            migrationBuilder.CreateIndex(
                name: "movement_reversed_once",
                schema: "ledger",
                table: "movement",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_reverses",
                schema: "accounting",
                table: "journal",
                column: "reverses",
                unique: true);
        }
    }
}
