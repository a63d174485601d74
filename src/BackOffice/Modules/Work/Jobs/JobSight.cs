using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;

namespace BackOffice.Work.Jobs;

/// <summary>Whose jobs a person sees and may stop: their own, or everybody's with the right to it.</summary>
internal sealed class JobSight(Actor actor, IAuthorizer authorizer)
{
    public const string SeeAll = "jobs.see-all";
    public const string CancelAll = "jobs.cancel-all";

    public async Task<bool> SeesAll(CancellationToken cancellationToken) =>
        actor.IsSystem || (await authorizer.Decide(actor, SeeAll, Scope.None, cancellationToken)).Allowed;

    public async Task<bool> MayCancel(Job job, CancellationToken cancellationToken) =>
        job.OwnerId == actor.UserId || actor.IsSystem || (await authorizer.Decide(actor, CancelAll, Scope.None, cancellationToken)).Allowed;
}
