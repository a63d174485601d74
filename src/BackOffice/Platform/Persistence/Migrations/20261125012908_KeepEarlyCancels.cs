using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackOffice.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepEarlyCancels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "early_cancel",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trade_ref = table.Column<string>(type: "text", nullable: false),
                    cancel_version = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<long>(type: "bigint", nullable: true),
                    raw = table.Column<string>(type: "text", nullable: true),
                    extra = table.Column<string>(type: "jsonb", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_early_cancel", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ux_early_cancel",
                schema: "settlements",
                table: "early_cancel",
                columns: new[] { "trade_ref", "entity_id", "cancel_version" },
                unique: true);
            migrationBuilder.Sql("select platform.append_only('settlements.early_cancel')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "early_cancel",
                schema: "settlements");
        }
    }
}
