using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Roles;

/// <summary>Brings the catalogue in line with the rooms of this version: new permissions come in, missing ones are retired.</summary>
public static class SyncCatalogue
{
    [Requires(Rights.ManageRoles)]
    public sealed record Command(Guid RequestId) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.RequestId).NotEmpty().WithErrorCode("request.id-missing");
    }

    internal sealed class Handler(BackOfficeDb db, IEnumerable<IModule> rooms, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            // Replicas start at the same time; one adds, the others find it done.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
            var stored = await db.Catalogue.ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancellationToken);
            var (added, retired) = (new List<string>(), new List<string>());
            var present = rooms.SelectMany(r => r.Permissions.Select(p => (Room: r.Name, Info: p))).ToDictionary(p => p.Info.Code, StringComparer.Ordinal);
            foreach (var (code, (room, info)) in present)
            {
                if (stored.TryGetValue(code, out var entry))
                    entry.Describe(room, info.IsRead);
                else
                {
                    db.Catalogue.Add(new CatalogueEntry(code, room, info.IsRead));
                    added.Add(code);
                }
            }
            foreach (var entry in stored.Values.Where(e => !present.ContainsKey(e.Code) && e.RetiredAt is null))
            {
                entry.Retire(clock.GetUtcNow());
                retired.Add(entry.Code);
            }
            db.Audit(new CatalogueSynced(added, retired));
            return Outcome.Done;
        }

        private const long LockKey = 7_203_104_552;
    }
}

public sealed record CatalogueSynced(IReadOnlyList<string> Added, IReadOnlyList<string> Retired) : Fact
{
    public override IEnumerable<ObjectRef> About() => [];
}

/// <summary>Runs the sync at start, only when something differs: a start that changes nothing leaves no fact.</summary>
internal sealed class CatalogueSync(IServiceScopeFactory scopes, IEnumerable<IModule> rooms) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Sync(scopes, rooms, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static async Task Sync(IServiceScopeFactory scopes, IEnumerable<IModule> rooms, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var catalogue = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Catalogue;
        var stored = await catalogue.Where(c => c.RetiredAt == null).Select(c => new { c.Code, c.Room, c.IsRead }).ToListAsync(cancellationToken);
        var present = rooms.SelectMany(r => r.Permissions.Select(p => (p.Code, Room: r.Name, p.IsRead))).ToHashSet();
        if (present.SetEquals(stored.Select(s => (s.Code, s.Room, s.IsRead))))
            return;
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SyncCatalogue.Command(Guid.NewGuid()), cancellationToken);
    }
}
