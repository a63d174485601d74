using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.SampleFirm;

/// <summary>Sends requests as one of the sample people, each in a scope of its own, as a page or a program would.</summary>
internal sealed class SampleCast(IServiceScopeFactory scopes)
{
    private readonly Dictionary<string, (UserId Id, string Name)> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityId> entities = new(StringComparer.Ordinal);

    public void Join(string entityCode, EntityId entity) => entities[entityCode] = entity;

    public EntityId Entity(string code) => entities[code];

    /// <summary>Null before the legal entities are there.</summary>
    public EntityId? Known(string code) => entities.TryGetValue(code, out var entity) ? entity : null;

    /// <summary>Reads who the sample people became.</summary>
    public async Task Meet(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<User>();
        foreach (var user in await users.AsNoTracking().ToListAsync(cancellationToken))
            people[user.UserName!] = (new UserId(user.Id), user.DisplayName);
    }

    public Task<T> As<T>(string userName, string entity, IRequest<T> request, CancellationToken cancellationToken) =>
        Send(actor => actor.Become(people[userName].Id, people[userName].Name, entities[entity]), request, cancellationToken);

    public Task<T> AsHouse<T>(IRequest<T> request, CancellationToken cancellationToken) =>
        Send(actor => actor.BecomeSystem(), request, cancellationToken);

    /// <summary>What an approver sees of a waiting command: the checksum of its text.</summary>
    public async Task<string> Checksum(Guid approval, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var approvals = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<Approval>();
        return Convert.ToHexStringLower(await approvals.Where(a => a.Id == approval).Select(a => a.Sha256).SingleAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<JobRejectedRow>> RejectedRows(JobId job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<JobRejectedRow>();
        return await rows.AsNoTracking().Where(row => row.JobId == job).OrderBy(row => row.No).ToListAsync(cancellationToken);
    }

    /// <summary>A refusal in the sample firm's past is a fault of the product or of the sample: the start must not hide it.</summary>
    public static TOutcome Done<TOutcome>(TOutcome outcome, object about) where TOutcome : IOutcome =>
        outcome.Refusal is { } refusal
            ? throw new InvalidOperationException($"The sample firm was refused at {about}: {refusal}")
            : outcome;

    private async Task<T> Send<T>(Action<Actor> become, IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        become(scope.ServiceProvider.GetRequiredService<Actor>());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
