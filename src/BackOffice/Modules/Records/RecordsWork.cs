using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records;

/// <summary>What of this room waits for a person: documents whose text could not be read, and source events that have no record.</summary>
internal sealed class RecordsWork(BackOfficeDb db, Sights sights, IAuthorizer authorizer) : IWorkSource
{
    public async Task<IReadOnlyList<WorkItem>> For(Actor actor, int limit, CancellationToken cancellationToken)
    {
        if (!actor.IsSystem && !(await authorizer.DecideAnywhere(actor, RecordsPermissions.Keep, cancellationToken)).Allowed)
            return [];
        var items = new List<WorkItem>();
        var look = await db.CompletenessLooks.AsNoTracking().OrderByDescending(l => l.At).FirstOrDefaultAsync(cancellationToken);
        if (look is { Missing: > 0 })
            items.Add(new WorkItem("work.records-missing", Completeness.Sources.Check, "work.records-missing-text", [look.Missing, look.Names.FirstOrDefault()], "/records/completeness", look.At, null, null, null, null));
        var failed = await (await sights.Mine(cancellationToken)).Of(db.Records.AsNoTracking()).Where(r => r.TextState == TextState.Failed)
            .OrderByDescending(r => r.Id).Take(limit).Select(r => new { r.Reference, r.FileName, r.TextWhy, r.KeptAt }).ToListAsync(cancellationToken);
        items.AddRange(failed.Select(r => new WorkItem(
            "work.text-failed", r.Reference, "work.text-failed-text", [r.FileName, "@" + r.TextWhy], $"/records/documents/{r.Reference}", r.KeptAt, null, null, null, null)));
        return [.. items.Take(limit)];
    }
}
