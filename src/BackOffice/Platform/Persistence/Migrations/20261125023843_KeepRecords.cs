using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace BackOffice.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "records");

            migrationBuilder.CreateTable(
                name: "completeness_look",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expected = table.Column<long>(type: "bigint", nullable: false),
                    missing = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completeness_look", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "export_made",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    list = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_made", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_record",
                schema: "records",
                columns: table => new
                {
                    hold_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_record", x => new { x.hold_id, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "hold",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    placed_by_name = table.Column<string>(type: "text", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_by_name = table.Column<string>(type: "text", nullable: true),
                    release_reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "record",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    desk = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    given_name = table.Column<string>(type: "text", nullable: true),
                    source_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_of = table.Column<string>(type: "text", nullable: true),
                    on_date = table.Column<DateOnly>(type: "date", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kept_by = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_by_name = table.Column<string>(type: "text", nullable: false),
                    text_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text_why = table.Column<string>(type: "text", nullable: true),
                    keep_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    keep_through = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "record_class",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_tr = table.Column<string>(type: "text", nullable: false),
                    access = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_class", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "record_event",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: true),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    about = table.Column<string>(type: "text", nullable: false),
                    on_date = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    said_by_name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "record_party",
                schema: "records",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_party", x => new { x.record_id, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "record_search",
                schema: "records",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    desk = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_search", x => x.record_id);
                });

            migrationBuilder.CreateTable(
                name: "record_text",
                schema: "records",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    is_cut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_text", x => x.record_id);
                });

            migrationBuilder.CreateTable(
                name: "retention_rule",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    years = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    start_rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    legal_ref = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_rule", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_completeness_look_at",
                schema: "records",
                table: "completeness_look",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_held_record_record_id",
                schema: "records",
                table: "held_record",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_hold_reference",
                schema: "records",
                table: "hold",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_class_on_date",
                schema: "records",
                table: "record",
                columns: new[] { "class", "on_date" });

            migrationBuilder.CreateIndex(
                name: "ix_record_file_id",
                schema: "records",
                table: "record",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_reference",
                schema: "records",
                table: "record",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_source_kind_source_id",
                schema: "records",
                table: "record",
                columns: new[] { "source_kind", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_text_state",
                schema: "records",
                table: "record",
                column: "text_state",
                filter: "text_state in ('Pending', 'Failed')");

            migrationBuilder.CreateIndex(
                name: "ix_record_event_party_id",
                schema: "records",
                table: "record_event",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_event_record_id",
                schema: "records",
                table: "record_event",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_party_party_id",
                schema: "records",
                table: "record_party",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_search_class_year",
                schema: "records",
                table: "record_search",
                columns: new[] { "class", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_record_search_terms",
                schema: "records",
                table: "record_search",
                column: "terms")
                .Annotation("Npgsql:IndexMethod", "gin");
            foreach (var statement in BackOffice.Records.Persistence.RecordsSql.Up)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "completeness_look",
                schema: "records");

            migrationBuilder.DropTable(
                name: "export_made",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "held_record",
                schema: "records");

            migrationBuilder.DropTable(
                name: "hold",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record_class",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record_event",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record_party",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record_search",
                schema: "records");

            migrationBuilder.DropTable(
                name: "record_text",
                schema: "records");

            migrationBuilder.DropTable(
                name: "retention_rule",
                schema: "records");
        }
    }
}
