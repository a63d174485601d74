using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace BackOffice.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reference");

            migrationBuilder.EnsureSchema(
                name: "accounting");

            migrationBuilder.EnsureSchema(
                name: "permissions");

            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "settlements");

            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    custodian_id = table.Column<Guid>(type: "uuid", nullable: true),
                    location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    iban = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    desk = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_role",
                schema: "accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    asset_class = table.Column<string>(type: "text", nullable: true),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_token",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    prefix = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    permissions = table.Column<string[]>(type: "text[]", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_token", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "app_user",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    desk = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    normalized_user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    phone_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "app_user_claim",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_claim", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "app_user_login",
                schema: "permissions",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_login", x => new { x.login_provider, x.provider_key });
                });

            migrationBuilder.CreateTable(
                name: "app_user_passkey",
                schema: "permissions",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_passkey", x => x.credential_id);
                });

            migrationBuilder.CreateTable(
                name: "app_user_token",
                schema: "permissions",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_token", x => new { x.user_id, x.login_provider, x.name });
                });

            migrationBuilder.CreateTable(
                name: "approval",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    command = table.Column<string>(type: "text", nullable: false),
                    command_type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    permission = table.Column<string>(type: "text", nullable: false),
                    needs = table.Column<string>(type: "jsonb", nullable: false),
                    amount_try = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    maker = table.Column<Guid>(type: "uuid", nullable: false),
                    maker_name = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "books_policy",
                schema: "accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false),
                    functional_currency = table.Column<string>(type: "text", nullable: false),
                    reporting_currency = table.Column<string>(type: "text", nullable: false),
                    rate_kind = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_books_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    half_days_count = table.Column<bool>(type: "boolean", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_day",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    closure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    name_tr = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_day", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "catalogue",
                schema: "permissions",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_read = table.Column<bool>(type: "boolean", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "chart_account",
                schema: "accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_tr = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    normal_side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    control = table.Column<string>(type: "text", nullable: true),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "text", nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "currency",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    minor_units = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_currency", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trade_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_ref = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    net_share = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completes = table.Column<bool>(type: "boolean", nullable: false),
                    movement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_year",
                schema: "accounting",
                columns: table => new
                {
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_year", x => new { x.entity_id, x.year });
                });

            migrationBuilder.CreateTable(
                name: "fx_rate",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    @base = table.Column<string>(name: "base", type: "character varying(60)", maxLength: 60, nullable: false),
                    quote = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    rate = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    unit = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fx_rate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_mapping",
                schema: "platform",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mapping", x => new { x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "instruction",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trade_reference = table.Column<string>(type: "text", nullable: false),
                    trade_ref = table.Column<string>(type: "text", nullable: false),
                    isin = table.Column<string>(type: "text", nullable: true),
                    symbol = table.Column<string>(type: "text", nullable: true),
                    security_name = table.Column<string>(type: "text", nullable: false),
                    account_code = table.Column<string>(type: "text", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false),
                    counterparty_code = table.Column<string>(type: "text", nullable: false),
                    counterparty_name = table.Column<string>(type: "text", nullable: false),
                    house_counterparty = table.Column<Guid>(type: "uuid", nullable: false),
                    house_own = table.Column<Guid>(type: "uuid", nullable: false),
                    house_depot = table.Column<Guid>(type: "uuid", nullable: false),
                    house_bank = table.Column<Guid>(type: "uuid", nullable: false),
                    house_own_bank = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_class = table.Column<string>(type: "text", nullable: false),
                    price = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    commission = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    fees = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counterparty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mic = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    desk = table.Column<string>(type: "text", nullable: true),
                    trade_date = table.Column<DateOnly>(type: "date", nullable: false),
                    net = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    settled_net = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    ssi_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ssi_level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    agent_bic = table.Column<string>(type: "text", nullable: false),
                    agent_account = table.Column<string>(type: "text", nullable: false),
                    buyer_seller_bic = table.Column<string>(type: "text", nullable: true),
                    ssi_why = table.Column<Guid>(type: "uuid", nullable: true),
                    partial_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    trade_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    security_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    minor_units = table.Column<int>(type: "integer", nullable: false),
                    settlement_date = table.Column<DateOnly>(type: "date", nullable: false),
                    min_settlement_unit = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_under_hold = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hold_reason = table.Column<string>(type: "text", nullable: true),
                    status_reason = table.Column<string>(type: "text", nullable: true),
                    settled_quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    settled_amount = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction", x => x.id);
                    table.CheckConstraint("instruction_settled_state", "(state = 'Settled') = (settled_quantity = quantity)");
                    table.CheckConstraint("instruction_settled_within_instructed", "settled_quantity >= 0 and settled_quantity <= quantity");
                });

            migrationBuilder.CreateTable(
                name: "instruction_status",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    message_ref = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction_status", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    work = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    permission = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_name = table.Column<string>(type: "text", nullable: false),
                    owner_home = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    processed = table.Column<long>(type: "bigint", nullable: false),
                    checkpoint = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<long>(type: "bigint", nullable: false),
                    duplicates = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    warnings = table.Column<long>(type: "bigint", nullable: false),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error_args = table.Column<string[]>(type: "text[]", nullable: false),
                    error_file = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    result_file = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_rejected_row",
                schema: "platform",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false),
                    args = table.Column<string[]>(type: "text[]", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_rejected_row", x => new { x.job_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "job_warning",
                schema: "platform",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    args = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_warning", x => new { x.job_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "journal",
                schema: "accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    source_kind = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: false),
                    source_event = table.Column<string>(type: "text", nullable: false),
                    rule_version = table.Column<string>(type: "text", nullable: true),
                    why = table.Column<string>(type: "jsonb", nullable: true),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    functional_currency = table.Column<string>(type: "text", nullable: false),
                    reporting_currency = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: false),
                    reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    maker = table.Column<Guid>(type: "uuid", nullable: false),
                    maker_name = table.Column<string>(type: "text", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "text", nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_line",
                schema: "accounting",
                columns: table => new
                {
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(28,10)", precision: 28, scale: 10, nullable: false),
                    rate_date = table.Column<DateOnly>(type: "date", nullable: false),
                    functional = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: false),
                    reporting = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    sub_ledger = table.Column<Guid>(type: "uuid", nullable: true),
                    dimensions = table.Column<string>(type: "text", nullable: false),
                    open_item_key = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_line", x => new { x.journal_id, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "legal_entity",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    tax_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    lei = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    functional_currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_entity", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limit_rule",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    asset_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    floor = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_limit_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limited_balance",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_limited_balance", x => new { x.account_id, x.asset });
                });

            migrationBuilder.CreateTable(
                name: "market",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    opens_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    closes_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    cut_off = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    place_of_settlement = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    calendar = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    tolerance_threshold = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    tolerance_up_to = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    tolerance_above = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_key",
                schema: "settlements",
                columns: table => new
                {
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_ref = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_key", x => new { x.instruction_id, x.message_ref });
                });

            migrationBuilder.CreateTable(
                name: "movement",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    source_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    source_event = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reverses = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_link",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    country = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    lei = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    bic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    tax_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    customer_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "period",
                schema: "accounting",
                columns: table => new
                {
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period", x => new { x.entity_id, x.year, x.number });
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    team = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    arrangement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    manager = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personal_choice",
                schema: "permissions",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    start_page = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_choice", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "policy",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    needs_second_person = table.Column<bool>(type: "boolean", nullable: false),
                    above_try = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                schema: "ledger",
                columns: table => new
                {
                    movement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    security_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    purpose = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting", x => new { x.movement_id, x.line_no });
                    table.CheckConstraint("posting_not_zero", "quantity <> 0");
                    table.CheckConstraint("posting_one_asset", "(security_id is null) <> (currency is null)");
                    table.CheckConstraint("posting_purpose", "purpose in ('pending', 'available', 'pledged')");
                });

            migrationBuilder.CreateTable(
                name: "posting_rule",
                schema: "accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "price",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    security_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    price = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "price_tier",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    price_list = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    min_quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    price = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_tier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    available_quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_key",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    sealed_xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_tr = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sample_seed",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    password = table.Column<string>(type: "text", nullable: false),
                    steps_done = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_seed", x => x.id);
                    table.CheckConstraint("ck_sample_seed_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "security",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    isin = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    symbol = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    mic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    asset_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    lot_size = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    min_settlement_unit = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    csdr_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    issuer = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "security_cost",
                schema: "accounting",
                columns: table => new
                {
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    security = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    cost = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_cost", x => new { x.entity_id, x.security });
                });

            migrationBuilder.CreateTable(
                name: "sending_policy",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at_once = table.Column<bool>(type: "boolean", nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sending_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "session",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    ticket = table.Column<byte[]>(type: "bytea", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_cycle",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    settlement_calendar = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_cycle", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ssi",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: true),
                    market = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    asset_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    security_id = table.Column<Guid>(type: "uuid", nullable: true),
                    for_account = table.Column<Guid>(type: "uuid", nullable: true),
                    agent_bic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    account = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    buyer_seller_bic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ssi", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subject_key",
                schema: "platform",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    destroyed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subject_key", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "tariff",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @base = table.Column<string>(name: "base", type: "character varying(40)", maxLength: 40, nullable: false),
                    rate = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    minimum = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    maximum = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    mic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    asset_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    customer_class = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    currency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    source_job = table.Column<Guid>(type: "uuid", nullable: true),
                    source_file = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    source_line = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tariff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trade",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    isin = table.Column<string>(type: "text", nullable: true),
                    symbol = table.Column<string>(type: "text", nullable: true),
                    security_name = table.Column<string>(type: "text", nullable: false),
                    account_code = table.Column<string>(type: "text", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false),
                    counterparty_code = table.Column<string>(type: "text", nullable: false),
                    counterparty_name = table.Column<string>(type: "text", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<long>(type: "bigint", nullable: true),
                    raw = table.Column<string>(type: "text", nullable: true),
                    extra = table.Column<string>(type: "jsonb", nullable: true),
                    house_counterparty = table.Column<Guid>(type: "uuid", nullable: false),
                    house_own = table.Column<Guid>(type: "uuid", nullable: false),
                    house_depot = table.Column<Guid>(type: "uuid", nullable: false),
                    house_bank = table.Column<Guid>(type: "uuid", nullable: false),
                    house_own_bank = table.Column<Guid>(type: "uuid", nullable: false),
                    trade_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    minor_units = table.Column<int>(type: "integer", nullable: false),
                    min_settlement_unit = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    parts = table.Column<string>(type: "jsonb", nullable: false),
                    date_why = table.Column<Guid>(type: "uuid", nullable: true),
                    ssi_why = table.Column<Guid>(type: "uuid", nullable: true),
                    ssi_override = table.Column<Guid>(type: "uuid", nullable: true),
                    movement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    cancel_version = table.Column<int>(type: "integer", nullable: true),
                    cancel_hash = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_file_name = table.Column<string>(type: "text", nullable: true),
                    cancel_line = table.Column<long>(type: "bigint", nullable: true),
                    cancel_raw = table.Column<string>(type: "text", nullable: true),
                    cancel_extra = table.Column<string>(type: "jsonb", nullable: true),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    trade_ref = table.Column<string>(type: "text", nullable: false),
                    trade_version = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    security_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_class = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    price = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    trade_date = table.Column<DateOnly>(type: "date", nullable: false),
                    settlement_date = table.Column<DateOnly>(type: "date", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counterparty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mic = table.Column<string>(type: "text", nullable: false),
                    desk = table.Column<string>(type: "text", nullable: true),
                    gross = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    commission = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    fees = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    net = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stop_code = table.Column<string>(type: "text", nullable: true),
                    stop_args = table.Column<string[]>(type: "text[]", nullable: false),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    settled_quantity = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trade", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "why",
                schema: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_why", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_part",
                schema: "platform",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_part", x => new { x.file_id, x.no });
                    table.ForeignKey(
                        name: "fk_file_part_file_file_id",
                        column: x => x.file_id,
                        principalSchema: "platform",
                        principalTable: "file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "job_signal",
                schema: "platform",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cancelled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    enqueued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pulse_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_signal", x => x.job_id);
                    table.ForeignKey(
                        name: "fk_job_signal_job_job_id",
                        column: x => x.job_id,
                        principalSchema: "platform",
                        principalTable: "job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_grant",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    desk = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ceiling_try = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    valid = table.Column<NpgsqlRange<DateOnly>>(type: "daterange", nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grant", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grant_role_role_id",
                        column: x => x.role_id,
                        principalSchema: "permissions",
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_permission",
                schema: "permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    permission = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    known = table.Column<NpgsqlRange<DateTimeOffset>>(type: "tstzrange", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_permission", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_permission_role_role_id",
                        column: x => x.role_id,
                        principalSchema: "permissions",
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_code",
                schema: "reference",
                table: "account",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_account_key",
                schema: "reference",
                table: "account",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_account_party_id",
                schema: "reference",
                table: "account",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_subject",
                schema: "reference",
                table: "account",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_account_role_entity_id_role",
                schema: "accounting",
                table: "account_role",
                columns: new[] { "entity_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_api_token_hash",
                schema: "permissions",
                table: "api_token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_token_owner",
                schema: "permissions",
                table: "api_token",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_normalized_user_name",
                schema: "permissions",
                table: "app_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_app_user_claim_user_id",
                schema: "permissions",
                table: "app_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_login_user_id",
                schema: "permissions",
                table: "app_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_passkey_user_id",
                schema: "permissions",
                table: "app_user_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_approval_maker",
                schema: "platform",
                table: "approval",
                column: "maker");

            migrationBuilder.CreateIndex(
                name: "ix_approval_state_requested_at",
                schema: "platform",
                table: "approval",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_key",
                schema: "reference",
                table: "calendar",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_subject",
                schema: "reference",
                table: "calendar",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_day_calendar_date",
                schema: "reference",
                table: "calendar_day",
                columns: new[] { "calendar", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_day_key",
                schema: "reference",
                table: "calendar_day",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_day_subject",
                schema: "reference",
                table: "calendar_day",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_chart_account_entity_id_code",
                schema: "accounting",
                table: "chart_account",
                columns: new[] { "entity_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_currency_key",
                schema: "reference",
                table: "currency",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_currency_subject",
                schema: "reference",
                table: "currency",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_settled_on",
                schema: "settlements",
                table: "delivery",
                column: "settled_on");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_trade_id",
                schema: "settlements",
                table: "delivery",
                column: "trade_id");

            migrationBuilder.CreateIndex(
                name: "ux_delivery_message",
                schema: "settlements",
                table: "delivery",
                columns: new[] { "instruction_id", "message_ref" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_file_sha256",
                schema: "platform",
                table: "file",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fx_rate_base_quote_kind_date",
                schema: "reference",
                table: "fx_rate",
                columns: new[] { "base", "quote", "kind", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_fx_rate_key",
                schema: "reference",
                table: "fx_rate",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_fx_rate_subject",
                schema: "reference",
                table: "fx_rate",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_instruction_counterparty_id",
                schema: "settlements",
                table: "instruction",
                column: "counterparty_id",
                filter: "state not in ('Settled', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_instruction_settlement_date_state_mic_currency",
                schema: "settlements",
                table: "instruction",
                columns: new[] { "settlement_date", "state", "mic", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_trade_ref",
                schema: "settlements",
                table: "instruction",
                column: "trade_ref");

            migrationBuilder.CreateIndex(
                name: "ix_instruction_trade_reference",
                schema: "settlements",
                table: "instruction",
                column: "trade_reference");

            migrationBuilder.CreateIndex(
                name: "ux_instruction_live",
                schema: "settlements",
                table: "instruction",
                column: "trade_id",
                unique: true,
                filter: "state <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "ux_instruction_reference",
                schema: "settlements",
                table: "instruction",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_instruction_status_instruction_id_at",
                schema: "settlements",
                table: "instruction_status",
                columns: new[] { "instruction_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_created_at",
                schema: "platform",
                table: "job",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_job_owner_id_created_at",
                schema: "platform",
                table: "job",
                columns: new[] { "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_state",
                schema: "platform",
                table: "job",
                column: "state",
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_journal_booked_at",
                schema: "accounting",
                table: "journal",
                column: "booked_at");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entity_id_posting_date_id",
                schema: "accounting",
                table: "journal",
                columns: new[] { "entity_id", "posting_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_reference",
                schema: "accounting",
                table: "journal",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_reverses",
                schema: "accounting",
                table: "journal",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_source_id",
                schema: "accounting",
                table: "journal",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_journal_source_reference",
                schema: "accounting",
                table: "journal",
                column: "source_reference");

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_entity_id_account_posting_date_journal_id_line",
                schema: "accounting",
                table: "journal_line",
                columns: new[] { "entity_id", "account", "posting_date", "journal_id", "line_no" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_entity_id_posting_date",
                schema: "accounting",
                table: "journal_line",
                columns: new[] { "entity_id", "posting_date" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_open_item_key",
                schema: "accounting",
                table: "journal_line",
                column: "open_item_key",
                filter: "open_item_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_sub_ledger",
                schema: "accounting",
                table: "journal_line",
                column: "sub_ledger",
                filter: "sub_ledger is not null");

            migrationBuilder.CreateIndex(
                name: "ix_legal_entity_key",
                schema: "reference",
                table: "legal_entity",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_legal_entity_subject",
                schema: "reference",
                table: "legal_entity",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_market_key",
                schema: "reference",
                table: "market",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_market_subject",
                schema: "reference",
                table: "market",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_movement_entity_id_business_date_id",
                schema: "ledger",
                table: "movement",
                columns: new[] { "entity_id", "business_date", "id" });

            migrationBuilder.CreateIndex(
                name: "movement_cause",
                schema: "ledger",
                table: "movement",
                columns: new[] { "source_kind", "source_id", "source_event" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "movement_reference",
                schema: "ledger",
                table: "movement",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "movement_reversed_once",
                schema: "ledger",
                table: "movement",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_link_hash",
                schema: "permissions",
                table: "one_time_link",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_name",
                schema: "platform",
                table: "outbox",
                columns: new[] { "channel", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "platform",
                table: "outbox",
                column: "next_try_at",
                filter: "delivered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_party_code",
                schema: "reference",
                table: "party",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_party_key",
                schema: "reference",
                table: "party",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_party_subject",
                schema: "reference",
                table: "party",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_person_key",
                schema: "reference",
                table: "person",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_person_subject",
                schema: "reference",
                table: "person",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_policy_key",
                schema: "reference",
                table: "policy",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_policy_subject",
                schema: "reference",
                table: "policy",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_posting_cash",
                schema: "ledger",
                table: "posting",
                columns: new[] { "account_id", "currency", "business_date" },
                filter: "currency is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "purpose", "quantity", "booked_at", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_holding",
                schema: "ledger",
                table: "posting",
                columns: new[] { "account_id", "security_id", "business_date" },
                filter: "security_id is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "purpose", "quantity", "booked_at", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_pending",
                schema: "ledger",
                table: "posting",
                columns: new[] { "entity_id", "due_on" },
                filter: "purpose = 'pending'")
                .Annotation("Npgsql:IndexInclude", new[] { "account_id", "security_id", "currency", "quantity", "business_date", "booked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_security",
                schema: "ledger",
                table: "posting",
                columns: new[] { "security_id", "business_date" },
                filter: "security_id is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "account_id", "purpose", "quantity", "booked_at", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_rule_entity_id_code",
                schema: "accounting",
                table: "posting_rule",
                columns: new[] { "entity_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_price_key",
                schema: "reference",
                table: "price",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_price_security_id_date",
                schema: "reference",
                table: "price",
                columns: new[] { "security_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_price_subject",
                schema: "reference",
                table: "price",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_price_tier_key",
                schema: "reference",
                table: "price_tier",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_price_tier_subject",
                schema: "reference",
                table: "price_tier",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_product_key",
                schema: "reference",
                table: "product",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_product_subject",
                schema: "reference",
                table: "product",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_role_code",
                schema: "permissions",
                table: "role",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_person",
                schema: "permissions",
                table: "role_grant",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_role_id",
                schema: "permissions",
                table: "role_grant",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_permission_permission_role_id",
                schema: "permissions",
                table: "role_permission",
                columns: new[] { "permission", "role_id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_permission_role_id",
                schema: "permissions",
                table: "role_permission",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_security_isin",
                schema: "reference",
                table: "security",
                column: "isin");

            migrationBuilder.CreateIndex(
                name: "ix_security_key",
                schema: "reference",
                table: "security",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_security_subject",
                schema: "reference",
                table: "security",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_security_symbol_mic",
                schema: "reference",
                table: "security",
                columns: new[] { "symbol", "mic" });

            migrationBuilder.CreateIndex(
                name: "ix_sending_policy_entity_id",
                schema: "settlements",
                table: "sending_policy",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_expires_at",
                schema: "permissions",
                table: "session",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_session_key_hash",
                schema: "permissions",
                table: "session",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_person",
                schema: "permissions",
                table: "session",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_settlement_cycle_key",
                schema: "reference",
                table: "settlement_cycle",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_settlement_cycle_subject",
                schema: "reference",
                table: "settlement_cycle",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_ssi_key",
                schema: "reference",
                table: "ssi",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_ssi_party_id",
                schema: "reference",
                table: "ssi",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_ssi_subject",
                schema: "reference",
                table: "ssi",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_tariff_key",
                schema: "reference",
                table: "tariff",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_tariff_subject",
                schema: "reference",
                table: "tariff",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_trade_booked_at",
                schema: "settlements",
                table: "trade",
                column: "booked_at");

            migrationBuilder.CreateIndex(
                name: "ix_trade_reference",
                schema: "settlements",
                table: "trade",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_trade_settlement_date_state",
                schema: "settlements",
                table: "trade",
                columns: new[] { "settlement_date", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_trade_trade_date_id",
                schema: "settlements",
                table: "trade",
                columns: new[] { "trade_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_trade_version",
                schema: "settlements",
                table: "trade",
                columns: new[] { "entity_id", "trade_ref", "trade_version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "account_role",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "api_token",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "app_user",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "app_user_claim",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "app_user_login",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "app_user_passkey",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "app_user_token",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "approval",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "books_policy",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "calendar",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "calendar_day",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "catalogue",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "chart_account",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "currency",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "delivery",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "file_part",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "fiscal_year",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "fx_rate",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "import_mapping",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "instruction",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "instruction_status",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "job_rejected_row",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "job_signal",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "job_warning",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "journal",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "journal_line",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "legal_entity",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "limit_rule",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "limited_balance",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "market",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "message_key",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "movement",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "one_time_link",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "party",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "period",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "person",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "personal_choice",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "policy",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "posting",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "posting_rule",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "price",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "price_tier",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "product",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "protection_key",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "role_grant",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "role_permission",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "sample_seed",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "security",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "security_cost",
                schema: "accounting");

            migrationBuilder.DropTable(
                name: "sending_policy",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "session",
                schema: "permissions");

            migrationBuilder.DropTable(
                name: "settlement_cycle",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "ssi",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "subject_key",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "tariff",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "trade",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "why",
                schema: "settlements");

            migrationBuilder.DropTable(
                name: "file",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "job",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "role",
                schema: "permissions");
        }
    }
}
