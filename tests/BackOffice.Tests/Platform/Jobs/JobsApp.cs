using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackOffice.Tests.Platform.Jobs;

/// <summary>The house with two kinds of file of its own, so that jobs are proved without the rules of any room.</summary>
public class JobsApp : App
{
    public const string Permission = "test.import";

    /// <summary>Called before each chunk is taken: tests break in here.</summary>
    public Func<ImportChunk, Task> BeforeChunk { get; set; } = _ => Task.CompletedTask;

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<JobsApp>(this);
        services.AddScoped<IImporter, Notes>();
        services.AddScoped<IImporter, Bundles>();
    }

    protected override async Task Prepare()
    {
        await ExecuteAsSuperuser("create schema scratch; create table scratch.note (ref text primary key, amount numeric, day date, text text); grant usage on schema scratch to public; grant all on scratch.note to public");
    }

    /// <summary>Starts an import as somebody, without running it.</summary>
    public async Task<Outcome<JobId>> Start(Caller caller, string kind, byte[] content, ImportOptions? options = null, Guid? requestId = null, string name = "file.csv", bool inline = true)
    {
        var kept = await Services.GetRequiredService<IFileStore>().Keep(new MemoryStream(content), default);
        return await caller.Send(new StartImport.Command(requestId ?? Guid.NewGuid(), kind, Permission, kept.Id, name, options ?? new ImportOptions(), inline));
    }

    /// <summary>Starts an import and runs it to its end.</summary>
    public async Task<Job> Import(Caller caller, string kind, string content, ImportOptions? options = null, string name = "file.csv") =>
        await Import(caller, kind, Encoding.UTF8.GetBytes(content), options, name);

    public async Task<Job> Import(Caller caller, string kind, byte[] content, ImportOptions? options = null, string name = "file.csv")
    {
        var started = await Start(caller, kind, content, options, name: name);
        Assert.Null(started.Refusal);
        return await Run(started.Value);
    }

    public Task<Job> Run(JobId job) => Services.GetRequiredService<IJobRunner>().RunNow(job, default);

    public Task<List<JobRejectedRow>> Rejected(JobId job) =>
        Read(db => db.Set<JobRejectedRow>().Where(r => r.JobId == job).OrderBy(r => r.No).ToListAsync());

    public Task<long> NotesTaken() => Sql<long>("select count(*) from scratch.note");

    /// <summary>A kind where each row is a unit: ref, amount, day, text.</summary>
    internal sealed class Notes(BackOfficeDb db, JobsApp app) : IImporter
    {
        public string Kind => "notes";
        public string Permission => JobsApp.Permission;
        public IReadOnlyList<ImportColumn> Columns =>
        [
            new("ref", Required: true), new("amount", Required: true, ImportType.Decimal), new("day", Type: ImportType.Date), new("text"), new("at", Type: ImportType.Instant),
        ];

        public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
        {
            await app.BeforeChunk(chunk);
            var rows = chunk.Rows.Where(r => r["ref"] != "bad").ToList();
            var rejected = chunk.Rows.Where(r => r["ref"] == "bad").Select(r => new RejectedRow(r.Line, new Refusal("row.required", "ref").At("ref"), r.Raw)).ToList();
            await using var insert = new NpgsqlCommand(
                "insert into scratch.note select * from unnest($1, $2, $3, $4) on conflict do nothing", (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters =
                {
                    new() { Value = rows.Select(r => r["ref"]!).ToArray() },
                    new() { Value = rows.Select(r => decimal.Parse(r["amount"]!, System.Globalization.CultureInfo.InvariantCulture)).ToArray() },
                    new() { Value = rows.Select(r => r["day"] is { } d ? DateOnly.ParseExact(d, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null).ToArray() },
                    new() { Value = rows.Select(r => r["text"]).ToArray() },
                },
            };
            var taken = await insert.ExecuteNonQueryAsync(cancellationToken);
            return new ChunkResult(taken, rows.Count - taken, rejected);
        }
    }

    /// <summary>A kind whose rows belong together by <c>bundle</c>; a bundle is taken when its amounts sum to zero.</summary>
    internal sealed class Bundles : IImporter
    {
        public string Kind => "bundles";
        public string Permission => JobsApp.Permission;
        public IReadOnlyList<ImportColumn> Columns => [new("bundle", Required: true), new("amount", Required: true, ImportType.Decimal)];
        public string? UnitColumn => "bundle";

        public Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
        {
            var units = chunk.Rows.GroupBy(r => r["bundle"]!).ToList();
            var bad = units.Where(u => u.Sum(r => decimal.Parse(r["amount"]!, System.Globalization.CultureInfo.InvariantCulture)) != 0).ToList();
            return Task.FromResult(new ChunkResult(
                units.Count - bad.Count, 0, [.. bad.SelectMany(u => u.Select(r => new RejectedRow(r.Line, new Refusal("row.unit-broken", r.Line), r.Raw)))],
                Result: new Dictionary<string, long> { ["lines"] = units.Except(bad).Sum(u => u.Count()) }));
        }
    }
}
