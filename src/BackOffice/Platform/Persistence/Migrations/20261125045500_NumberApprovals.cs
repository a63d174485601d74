using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackOffice.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class NumberApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reference",
                schema: "platform",
                table: "approval",
                type: "text",
                nullable: true);

            // Those that were asked for before get their numbers in the order they came.
            migrationBuilder.Sql("create sequence platform.approval_no");
            migrationBuilder.Sql(
                """
                update platform.approval a
                set reference = 'AP-' || to_char(n.requested_at at time zone 'UTC', 'YYYY') || '-' || lpad(n.no::text, 6, '0')
                from (select id, requested_at, row_number() over (order by requested_at, id) as no from platform.approval) n
                where n.id = a.id
                """);
            migrationBuilder.Sql("select setval('platform.approval_no', greatest((select count(*) from platform.approval), 1), exists (select 1 from platform.approval))");

            migrationBuilder.AlterColumn<string>(
                name: "reference",
                schema: "platform",
                table: "approval",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_approval_reference",
                schema: "platform",
                table: "approval",
                column: "reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_approval_reference",
                schema: "platform",
                table: "approval");

            migrationBuilder.Sql("drop sequence platform.approval_no");

            migrationBuilder.DropColumn(
                name: "reference",
                schema: "platform",
                table: "approval");
        }
    }
}
