using System.Security.Cryptography;
using System.Text;
using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Imports;

/// <summary>Takes accounts of a chart: new codes are added, other names replace what is known now, equal rows change nothing.</summary>
internal sealed class ChartImporter(BackOfficeDb db, TimeProvider clock) : IImporter
{
    public sealed record ChartImported(JobId Job, string File, int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched);

    public string Kind => "chart-of-accounts";

    public string Permission => AccountingPermissions.ImportChart;

    public string? SecondPersonPermission => AccountingPermissions.ApproveJournals;

    public IReadOnlyList<ImportColumn> Columns =>
        [new("code", true), new("name_tr", true), new("name_en", true), new("class"), new("normal_balance")];

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var codes = chunk.Rows.Select(r => r["code"]).OfType<string>().Distinct().ToList();
        var chart = db.ChartAccounts;
        var known = (await chart.Where(a => a.EntityId == chunk.Entity && codes.Contains(a.Code) && Ranges.Covers(a.Known, now)).ToListAsync(cancellationToken))
            .GroupBy(a => a.Code).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Valid.From).Last(), StringComparer.Ordinal);
        static string Parent(string code) => code[..Math.Max(code.LastIndexOf('.'), 0)];
        var inUse = await ParentsInUse.Find(db, chunk.Entity, [.. codes.Where(c => !known.ContainsKey(c)).Select(Parent).Where(p => p.Length > 0).Distinct()], now, cancellationToken);
        var (rejected, touched, duplicates) = (new List<RejectedRow>(), new List<ObjectRef>(), 0);
        foreach (var row in chunk.Rows)
        {
            if (Wrong(row) is { } wrong)
            {
                rejected.Add(new RejectedRow(row.Line, wrong, row.Raw));
                continue;
            }
            var (code, side) = (row["code"]!, Side(row["normal_balance"]) ?? EntrySide.Debit);
            var old = known.GetValueOrDefault(code);
            if (old is not null && old.NameTr == row["name_tr"] && old.NameEn == row["name_en"] && old.NormalSide == side)
            {
                duplicates++;
                continue;
            }
            if (old is null && inUse.Contains(Parent(code)))
            {
                rejected.Add(new RejectedRow(row.Line, new Refusal("chart.parent-posted", code, Parent(code)).At("code"), row.Raw));
                continue;
            }
            if (old?.Control is not null)
            {
                rejected.Add(new RejectedRow(row.Line, new Refusal("chart.control-fixed", code).At("code"), row.Raw));
                continue;
            }
            old?.Close(now);
            var account = new ChartAccount(
                Guid.CreateVersion7(now), chunk.Entity, code, row["name_tr"]!, row["name_en"]!, side, null,
                old?.Valid ?? new DateRange(StandardRules.From), new TimeRange(now)).From(chunk.Job.Value, chunk.FileName, row.Line);
            chart.Add(account);
            known[code] = account;
            touched.Add(new ObjectRef("chart-account", account.Id, code));
        }
        db.Audit(new ChartImported(chunk.Job, chunk.FileName, touched.Count,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', chunk.Rows.Select(r => r.Raw))))), touched));
        await db.SaveChangesAsync(cancellationToken);
        return new ChunkResult(touched.Count, duplicates, rejected);
    }

    /// <summary>The API's words, the Turkish ones, or the letters of the uniform chart; E (either) leans to debit as the chart does.</summary>
    internal static EntrySide? Side(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "d" or "e" or "debit" or "borç" or "borc" => EntrySide.Debit,
        "c" or "credit" or "alacak" => EntrySide.Credit,
        _ => null,
    };

    private static Refusal? Wrong(ImportRow row)
    {
        if (row["code"] is not { } code || !System.Text.RegularExpressions.Regex.IsMatch(code, @"^[1-9][0-9]{2}(\.[0-9A-Za-z]{1,12}){0,4}$"))
            return new Refusal("chart.code-form", row["code"]).At("code");
        foreach (var name in (string[])["name_tr", "name_en"])
        {
            if (row[name] is not { Length: > 0 })
                return new Refusal("field.missing").At(name);
        }
        return row["normal_balance"] is null || Side(row["normal_balance"]) is not null ? null : new Refusal("chart.balance-form", row["normal_balance"]).At("normal_balance");
    }
}
