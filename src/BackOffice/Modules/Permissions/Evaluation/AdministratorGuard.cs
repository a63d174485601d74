using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Evaluation;

/// <summary>
/// Keeps the house from locking itself out: somebody active must hold the right to give rights, in every entity and without an end.
/// </summary>
internal sealed class AdministratorGuard(BackOfficeDb db, Holdings holdings, FirmZone zone)
{
    private const long LockKey = 7_203_104_551;

    /// <summary>Changes of rights come one at a time: two administrators ending each other's grant at once would both see the other.</summary>
    public Task Enter(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);

    /// <summary>Saves what was changed and looks whether an administrator is left; a refusal rolls the change back.</summary>
    public async Task<Refusal?> Leave(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var holders = (await holdings.Who(Rights.GiveGrants, holdings.Now, cancellationToken))
            .Where(h => h.Grant.EntityId == EntityId.Firm && h.Grant is { Desk: "", AccountGroup: "", Valid.To: null }
                && Evaluator.Decide(Rights.GiveGrants, Scope.None, [h], null, true, zone.Today).Allowed)
            .Select(h => h.Grant.Person.Value).Distinct().ToArray();
        var people = db.People;
        return await people.AnyAsync(p => holders.Contains(p.Id) && p.IsActive, cancellationToken) ? null : new Refusal("administrator.last");
    }
}
