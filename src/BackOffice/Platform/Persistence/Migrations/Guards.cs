using BackOffice.Accounting.Persistence;
using BackOffice.Ledger.Persistence;
using BackOffice.Permissions;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Persistence;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BackOffice.Platform.Persistence.Migrations;

/// <summary>
/// What EF cannot say: append-only tables, exclusion constraints, sums checked by triggers, functions. Each room writes its own
/// in <c>Modules/ROOM/Persistence/ROOMSql.cs</c> and is listed here once.
/// </summary>
[DbContext(typeof(BackOfficeDb))]
[Migration("20261124000001_Guards")]
public sealed class Guards : Migration
{
    private static readonly IReadOnlyList<string>[] Rooms =
    [
        PlatformSql.Up,
        PipelineSql.Up,
        AuditSql.Up,
        ReferenceSql.Up,
        PermissionsSql.Up,
        LedgerSql.Up,
        SettlementsSql.Up,
        AccountingSql.Up,
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in Rooms.SelectMany(room => room))
            migrationBuilder.Sql(statement);
    }
}
