using System.Text.Json;
using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Jobs;

/// <summary>One job as it stands: how far, what was counted, what went wrong. Null when there is none, or it is somebody else's.</summary>
public static class Details
{
    public const int WarningsMax = 1_000;

    [OpenToAll("Everyone sees the jobs they started; the handler shows more only with the right to it.")]
    public sealed record Query(JobId Id) : IQuery<View?>;

    /// <summary>The answer of <c>GET /jobs/{id}</c>; the page reads the rest beside it.</summary>
    public sealed record View(
        JobId Id, string Kind, string State, long Total, long Processed, long Accepted, long Duplicates, long Rejected,
        IReadOnlyList<Warning> Warnings, Failure? Error, JsonElement? Result, bool DryRun,
        string? FileName, string Owner, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
        [property: JsonIgnore] bool MayCancel, [property: JsonIgnore] bool CancelAsked, [property: JsonIgnore] FileId? File,
        [property: JsonIgnore] FileId? ResultFile, [property: JsonIgnore] DateTimeOffset Now)
    {
        [JsonIgnore]
        public bool HasFile => File is not null;

        /// <summary>The kind's own sums: lines of journals, entries of statements.</summary>
        [JsonIgnore]
        public IReadOnlyList<(string Name, long Value)> Sums => Result is { ValueKind: JsonValueKind.Object } result
            ? [.. result.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => (p.Name, p.Value.GetInt64()))]
            : [];
    }

    public sealed record Warning(long Line, string Code, string Message);

    public sealed record Failure(string Code, string Message);

    internal sealed class Handler(BackOfficeDb db, Actor actor, JobSight sight, Words words, Importers importers, TimeProvider clock) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query query, CancellationToken cancellationToken)
        {
            var job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == query.Id, cancellationToken);
            if (job is null || job.OwnerId != actor.UserId && !await sight.SeesAll(cancellationToken))
                return null;

            var warnings = await db.Set<JobWarning>().AsNoTracking().Where(w => w.JobId == job.Id)
                .OrderBy(w => w.No).Take(WarningsMax).ToListAsync(cancellationToken);
            var asked = await db.Set<JobSignal>().AnyAsync(s => s.JobId == job.Id && s.CancelAskedAt != null, cancellationToken);
            // While it runs it is told in rows, which is what moves; once it is done every count is in the kind's own unit.
            var units = job.State == JobState.Done && importers.Find(job.Kind)?.UnitColumn is not null ? job.Accepted + job.Duplicates + job.Rejected : (long?)null;
            return new View(
                job.Id, job.Kind, Invariant.Kebab(job.State.ToString()), units ?? job.Total ?? 0, units ?? job.Processed, job.Accepted, job.Duplicates, job.Rejected,
                [.. warnings.Select(w => new Warning(w.Line, w.Code, InFile(w.FileName, words.Sentence(w.Why))))],
                job.Error is { } error ? new Failure(error.Code, InFile(job.ErrorFile, words.Sentence(error))) : null,
                job.Result is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null, job.DryRun,
                job.FileName, job.OwnerName, job.CreatedAt, job.StartedAt, job.FinishedAt,
                !job.IsOver && await sight.MayCancel(job, cancellationToken), asked, job.FileId, job.ResultFile, clock.GetUtcNow());
        }

        // A zip has many files, and a line number alone would not say whose.
        private static string InFile(string? file, string sentence) => file is null ? sentence : $"{file}: {sentence}";
    }
}
