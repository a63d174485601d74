using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>What one entity's books need to turn an event into journals: policy, rules, roles; read once a set.</summary>
internal sealed record EntityBooks(EntityId Entity, IReadOnlyList<BooksPolicy> Policies, PostingRules Rules)
{
    public BooksPolicy On(DateOnly day) => Policies.FirstOrDefault(p => p.Valid.Contains(day))
        ?? throw new BackOffice.Platform.Pipeline.RefusedException(new Refusal("books.no-policy", day));
}

/// <summary>Reads the books' set-up as it is known now.</summary>
internal sealed class BooksReader(BackOfficeDb db, TimeProvider clock)
{
    /// <summary>The statutory book; parallel books come as rows of the policy.</summary>
    public const string StatutoryBook = "VUK";

    public async Task<IReadOnlyDictionary<EntityId, EntityBooks>> Read(IReadOnlyCollection<EntityId> entities, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wanted = entities.Distinct().ToList();
        var policies = await Policies(wanted, cancellationToken);
        var roles = await db.AccountRoles.AsNoTracking()
            .Where(r => wanted.Contains(r.EntityId) && Ranges.Covers(r.Known, now)).ToListAsync(cancellationToken);
        var rules = await db.PostingRules.AsNoTracking()
            .Where(r => (wanted.Contains(r.EntityId) || r.EntityId == EntityId.Firm) && Ranges.Covers(r.Known, now)).ToListAsync(cancellationToken);

        return wanted.ToDictionary(e => e, e => new EntityBooks(
            e,
            [.. policies.Where(p => p.EntityId == e)],
            new PostingRules(RulesOf(e, rules), new AccountRoles(
                roles.Where(r => r.EntityId == e).Select(r => new AccountRole(r.Role, r.Account, r.Valid, r.AssetClass))))));
    }

    /// <summary>Only what the books are kept in: enough for a journal that brings its own lines.</summary>
    public async Task<IReadOnlyList<BooksPolicy>> Policies(IReadOnlyCollection<EntityId> entities, CancellationToken cancellationToken)
    {
        var (now, wanted) = (clock.GetUtcNow(), entities.Distinct().ToList());
        return await db.BooksPolicies.AsNoTracking()
            .Where(p => wanted.Contains(p.EntityId) && p.Book == StatutoryBook && Ranges.Covers(p.Known, now)).ToListAsync(cancellationToken);
    }

    // A rule of the entity's own replaces the firm's rule of the same code.
    private static IEnumerable<PostingRule> RulesOf(EntityId entity, List<RuleRow> rules)
    {
        var own = rules.Where(r => r.EntityId == entity).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var stored = rules.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        // A standard rule younger than these books speaks as it is delivered until the firm stores its own word on it.
        return StandardRules.Rules.Where(r => !stored.Contains(r.Code)).Concat(rules.Where(r => r.EntityId == entity || !own.Contains(r.Code)).Select(r =>
            PostingRule.Parse(r.Code, r.RuleVersion, r.Valid, r.Text).Value
            ?? throw new InvalidOperationException($"Stored posting rule {r.Code}/{r.RuleVersion} does not read.")));
    }
}
