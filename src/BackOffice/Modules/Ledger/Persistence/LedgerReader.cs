using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Persistence;

/// <summary>What every question to the ledger shares: whose postings, of which days, known when, on which basis.</summary>
internal sealed class LedgerReader(BackOfficeDb db, IMediator mediator, Actor actor)
{
    /// <summary>Postings that count for a moment and a basis; of one entity, or of the whole firm when it is null.</summary>
    public IQueryable<BookedPosting> Postings(EntityId? entity, Moment moment, Basis basis = Basis.Trade)
    {
        var postings = db.Postings.AsNoTracking().Where(p => p.BusinessDate <= moment.AsOf);
        if (entity is { } only)
            postings = postings.Where(p => p.EntityId == only);
        if (moment.KnownAt is { } known)
            postings = postings.Where(p => p.BookedAt <= known);
        return basis switch
        {
            Basis.Trade => postings,
            Basis.Settlement => postings.Where(p => p.Purpose != Purposes.Pending),
            _ => throw new InvalidOperationException($"Unknown basis {basis}."),
        };
    }

    /// <summary>
    /// The entity a question is about: the one named by its code or id, else the account's, else the user's home; null is the whole firm.
    /// </summary>
    public async Task<Outcome<EntityId?>> Entity(string? entity, string? account, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(entity))
        {
            var known = await mediator.Send(new LegalEntities(), cancellationToken);
            var found = known.FirstOrDefault(e => e.Code == entity || e.Id.ToString() == entity);
            return found is null ? new Refusal("entity.unknown", entity).At("entity") : Outcome.Of<EntityId?>(found.Id);
        }
        if (!string.IsNullOrEmpty(account)
            && (await mediator.Send(new FindAccounts([account]), cancellationToken)).GetValueOrDefault(account) is { } owner)
            return Outcome.Of<EntityId?>(owner.Entity);
        return Outcome.Of<EntityId?>(actor.HomeEntity == EntityId.Firm ? null : actor.HomeEntity);
    }

    /// <summary>
    /// Refused for a client's cash account that nothing ever moved, where the owner's money stands on the account its trades are booked on.
    /// </summary>
    public async Task<Refusal?> CashElsewhere(AccountInfo account, CancellationToken cancellationToken)
    {
        var postings = db.Postings.AsNoTracking();
        if (account is not { Kind: "cash", Role: AccountRoles.Client } || await postings.AnyAsync(p => p.AccountId == account.Id, cancellationToken))
            return null;
        var codes = new List<string>();
        foreach (var other in await mediator.Send(new AccountsOfParties([account.Party]), cancellationToken))
        {
            if (other.Entity == account.Entity && other.Id != account.Id && await postings.AnyAsync(p => p.AccountId == other.Id && p.Currency != null, cancellationToken))
                codes.Add(other.Code);
        }
        return codes.Count == 0 ? null : new Refusal("account.cash-elsewhere", account.Code, string.Join(", ", codes)).At("account");
    }

    public static Basis BasisOf(string? text) => text == "settlement" ? Basis.Settlement : Basis.Trade;
}
