using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Approvals;

/// <summary>Whose approvals a person sees: those asked for, those that may be decided, or all with the right to it.</summary>
internal sealed class ApprovalSight(BackOfficeDb db, Actor actor, IAuthorizer authorizer, Words words, TimeProvider clock)
{
    public async Task<bool> SeesAll(CancellationToken cancellationToken) =>
        actor.IsSystem || (await authorizer.Decide(actor, ApprovalsModule.ViewAll, Scope.None, cancellationToken)).Allowed;

    public async Task<bool> MayDecide(Approval approval, CancellationToken cancellationToken) =>
        approval.State == ApprovalState.Waiting && approval.Maker != actor.UserId && clock.GetUtcNow() < approval.ExpiresAt
        && (await authorizer.Decide(actor, approval.Permission, approval.Needs.Scope, cancellationToken)).Allowed;

    public string Title(Approval approval) => words.Of(approval.Needs.TitleKey, [.. approval.Needs.TitleArgs]);

    /// <summary>What changes, in the reader's language.</summary>
    public IReadOnlyList<FieldChange> Changes(Approval approval) =>
        [.. approval.Needs.Changes.Select(c => c with { FieldKey = words.Said(c.FieldKey), Old = c.Old is null ? null : words.Said(c.Old), New = c.New is null ? null : words.Said(c.New) })];

    /// <summary>Hex of the stored checksum; zeros when there is no such approval, which the command then says.</summary>
    public async Task<string> Checksum(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Approval>().Where(a => a.Id == id).Select(a => a.Sha256).SingleOrDefaultAsync(cancellationToken) is { } hash
            ? Convert.ToHexStringLower(hash) : new string('0', 64);
}
