using System.Collections.Concurrent;
using BackOffice.Domain;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;

namespace BackOffice.Testing;

/// <summary>What the invented people of a test hold, by code; <c>*</c> is everything.</summary>
internal sealed class TestPeople
{
    private readonly ConcurrentDictionary<UserId, string[]> _held = new();

    public void Give(UserId user, string[] permissions) => _held[user] = permissions;

    public bool Knows(UserId user) => _held.ContainsKey(user);

    public bool Holds(UserId user, string permission) => _held[user].Any(p => p == "*" || p == permission);
}

/// <summary>Decides for people invented by <c>app.As(…)</c>; everybody else is decided by the product's own evaluator.</summary>
internal sealed class TestAuthorizer(TestPeople people, IAuthorizer real) : IAuthorizer
{
    public Task<Decision> Decide(Actor actor, string permission, Scope scope, CancellationToken cancellationToken) =>
        people.Knows(actor.UserId) ? Task.FromResult(Decided(actor, permission)) : real.Decide(actor, permission, scope, cancellationToken);

    public Task<Decision> DecideAnywhere(Actor actor, string permission, CancellationToken cancellationToken) =>
        people.Knows(actor.UserId) ? Task.FromResult(Decided(actor, permission)) : real.DecideAnywhere(actor, permission, cancellationToken);

    private Decision Decided(Actor actor, string permission) =>
        new(people.Holds(actor.UserId, permission) && actor.TokenPermissions?.Contains(permission) != false, []);
}

/// <summary>People invented by <c>app.As(…)</c> reach every entity and desk; everybody else what their grants reach.</summary>
internal sealed class TestReach(TestPeople people, IReach real) : IReach
{
    public Task<Reach> Of(Actor actor, string permission, CancellationToken cancellationToken) =>
        !people.Knows(actor.UserId) ? real.Of(actor, permission, cancellationToken)
        : Task.FromResult(people.Holds(actor.UserId, permission) ? Reach.Everything : new Reach(false, [], false, []));
}

/// <summary>People invented by <c>app.As(…)</c> hold what they were given, in every scope; everybody else what their grants say.</summary>
internal sealed class TestHeld(TestPeople people, IEnumerable<IModule> rooms, IHeldPermissions real) : IHeldPermissions
{
    public async Task<IReadOnlySet<string>> Of(Actor actor, CancellationToken cancellationToken) =>
        !people.Knows(actor.UserId) ? await real.Of(actor, cancellationToken)
        : rooms.SelectMany(r => r.Permissions).Select(p => p.Code).Where(code => people.Holds(actor.UserId, code)).ToHashSet(StringComparer.Ordinal);
}
