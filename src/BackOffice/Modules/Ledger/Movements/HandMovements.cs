using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Contracts;
using BackOffice.Ledger.Positions;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Ledger.Movements;

/// <summary>Reads what a person typed, codes and all, into a movement; each thing that cannot be is refused beside its field.</summary>
internal sealed class HandMovements(IMediator mediator)
{
    /// <summary>The movement without its id and reference, with what its accounts and assets are.</summary>
    internal sealed record Read(
        EntityId Entity, DateOnly Date, string Kind, IReadOnlyList<PostingDraft> Postings,
        IReadOnlyList<AccountInfo> Accounts, IReadOnlyDictionary<SecurityId, SecurityInfo> Securities);

    public async Task<Outcome<Read>> Of(Post.Command command, CancellationToken cancellationToken)
    {
        var given = command.Postings!;
        var accounts = await mediator.Send(new FindAccounts([.. given.Select(p => p.Account!.Trim()).Distinct()]), cancellationToken);
        var currencies = await mediator.Send(new Currencies(), cancellationToken);
        var names = given.Select(p => p.Asset!.Trim()).Where(a => !currencies.ContainsKey(a)).Distinct().Select(SecurityText.Read).ToList();
        var securities = await mediator.Send(new FindSecurities(names), cancellationToken);

        var wrong = new List<Refusal>();
        var postings = new List<PostingDraft>();
        for (var i = 0; i < given.Count; i++)
        {
            var (code, asset) = (given[i].Account!.Trim(), given[i].Asset!.Trim());
            var account = accounts.GetValueOrDefault(code);
            if (account is null)
                wrong.Add(new Refusal("account.unknown", code).At($"postings[{i}].account"));
            var security = securities.GetValueOrDefault(SecurityText.Read(asset));
            var currency = currencies.GetValueOrDefault(asset);
            if (security is null && currency is null)
                wrong.Add(new Refusal("movement.asset-unknown", asset).At($"postings[{i}].asset"));
            else if (currency is not null && !currency.Currency.Fits(given[i].Quantity!.Value))
                wrong.Add(new Refusal("movement.amount-too-fine", given[i].Quantity, asset, currency.Currency.MinorUnits).At($"postings[{i}].quantity"));
            if (account is not null && (security is not null || currency is not null))
                postings.Add(new PostingDraft(
                    account.Id, security is null ? Asset.Of(asset) : Asset.Of(security.Id), given[i].Purpose!, given[i].Quantity!.Value));
        }
        if (wrong.Count > 0)
            return Refusal.Of(wrong);

        var owners = given.Select(p => accounts[p.Account!.Trim()]).ToList();
        if (owners.Select(a => a.Entity).Distinct().Count() > 1)
            return new Refusal("movement.two-entities").At("postings");
        if (HandRules.Judge(command.Kind!, [.. postings.Select(Domain)]) is { } refusal)
            return refusal;
        if (HandShapes.Judge(command.Kind!, [.. postings.Select((p, i) => new PostingOf(Domain(p), owners[i].Code, owners[i].Role))]) is { } notSo)
            return notSo;
        return new Read(
            owners[0].Entity, command.Date!.Value, command.Kind!, postings, owners,
            securities.Values.DistinctBy(s => s.Id).ToDictionary(s => s.Id));
    }

    internal static Posting Domain(PostingDraft posting) => new(
        posting.Account,
        posting.Asset.Security is { } security ? LedgerAsset.Of(security) : LedgerAsset.Of(posting.Asset.Currency!),
        posting.Purpose, posting.Quantity);
}
