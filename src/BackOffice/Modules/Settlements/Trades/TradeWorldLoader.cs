using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Settlements.Trades;

/// <summary>Looks up what a chunk refers to: a handful of questions to Reference, however many rows there are.</summary>
internal sealed class TradeWorldLoader(IMediator mediator, TimeProvider clock, IEnumerable<IPostingDays> postingDays)
{
    public async Task<TradeWorld> Load(IReadOnlyCollection<TradeInput> inputs, bool openPeriods, CancellationToken cancellationToken)
    {
        var accounts = await mediator.Send(new FindAccounts(Distinct(inputs.Select(i => i.Account))), cancellationToken);
        var parties = await mediator.Send(new FindParties(Distinct(inputs.Select(i => i.Counterparty))), cancellationToken);
        var securities = await Securities(inputs, cancellationToken);
        var currencies = await Currencies(Distinct(inputs.Select(i => i.Currency)), cancellationToken);
        var markets = await mediator.Send(new Markets(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), cancellationToken);
        var entities = accounts.Values.Select(a => a.Entity).Distinct().ToList();

        var tariffs = new Dictionary<EntityId, IReadOnlyList<FeeSchedule>>();
        foreach (var entity in entities)
            tariffs[entity] = await mediator.Send(new FeeSchedules(entity), cancellationToken);
        var firm = await mediator.Send(new LegalEntities(), cancellationToken);
        var codes = firm.ToDictionary(e => e.Id, e => e.Code);
        var counterparties = parties.Values.Select(p => p.Id).Distinct().ToList();
        var house = await House(entities, counterparties, cancellationToken);
        var dates = inputs
            .Where(i => i.TradeDate is not null && i.Security is not null)
            .Select(i => (Mic: i.Mic ?? securities.GetValueOrDefault(new SecurityName(i.Security!))?.Mic, On: i.TradeDate!.Value))
            .Where(d => d.Mic is not null).Select(d => new SettlementDateNeed(d.Mic!, d.On)).Distinct().ToList();

        var world = new TradeWorld
        {
            Accounts = accounts,
            Parties = parties,
            Securities = securities,
            Currencies = currencies,
            Tariffs = tariffs,
            Markets = markets.DistinctBy(m => m.Mic).ToDictionary(m => m.Mic, StringComparer.Ordinal),
            Dates = await mediator.Send(new SettlementDatesOf(dates), cancellationToken),
            StandingInstructions = await mediator.Send(new SsisOf(counterparties), cancellationToken),
            House = house,
            EntityCodes = codes,
            ClosedDays = await Closed(inputs, accounts, openPeriods, cancellationToken),
            MissingRates = await MissingRates(inputs, accounts, firm.ToDictionary(e => e.Id, e => e.FunctionalCurrency), cancellationToken),
        };

        // A counterparty, currency or place that the firm meets for the first time gets its account now.
        var missing = house.ToOpen(inputs.Select(i => TradeDraft.NeedOf(i, world)).OfType<HouseNeed>().Distinct());
        if (missing.Count == 0)
            return world;
        var opened = await mediator.Send(new OpenAccounts(Guid.CreateVersion7(clock.GetUtcNow()), missing), cancellationToken);
        return opened.Refusal is null ? world.With(await House(entities, counterparties, cancellationToken)) : world;
    }

    /// <summary>Days on which the books of an entity take nothing: a trade of such a day is turned down, its neighbours stand.</summary>
    private async Task<IReadOnlyDictionary<(EntityId, DateOnly), Refusal>> Closed(
        IReadOnlyCollection<TradeInput> inputs, IReadOnlyDictionary<string, AccountInfo> accounts, bool openPeriods, CancellationToken cancellationToken)
    {
        var days = inputs.Where(i => i is { Account: not null, TradeDate: not null } && accounts.ContainsKey(i.Account))
            .Select(i => (accounts[i.Account!].Entity, i.TradeDate!.Value)).Distinct().ToList();
        var closed = new Dictionary<(EntityId, DateOnly), Refusal>();
        foreach (var books in postingDays)
        {
            if (openPeriods)
                await books.OpenMissing(days, cancellationToken);
            foreach (var (day, why) in await books.Closed(days, cancellationToken))
                closed[day] = why;
        }
        return closed;
    }

    /// <summary>Currencies that cannot be booked on a day, because no rate to the books' currency is known by then.</summary>
    private async Task<IReadOnlySet<FxRateNeed>> MissingRates(
        IReadOnlyCollection<TradeInput> inputs, IReadOnlyDictionary<string, AccountInfo> accounts, Dictionary<EntityId, string> functional, CancellationToken cancellationToken)
    {
        var needs = inputs.Where(i => i is { Account: not null, TradeDate: not null, Currency: not null } && accounts.ContainsKey(i.Account))
            .Select(i => new FxRateNeed(i.Currency!, functional.GetValueOrDefault(accounts[i.Account!].Entity, i.Currency!), i.TradeDate!.Value, "mid"))
            .Where(n => n.Base != n.Quote).Distinct().ToList();
        if (needs.Count == 0)
            return new HashSet<FxRateNeed>();
        var found = await mediator.Send(new FxRatesOf(needs), cancellationToken);
        return needs.Where(n => !found.ContainsKey(n)).ToHashSet();
    }

    private async Task<HouseBook> House(List<EntityId> entities, List<PartyId> counterparties, CancellationToken cancellationToken)
    {
        var own = new List<AccountInfo>();
        foreach (var entity in entities)
        {
            own.AddRange(await mediator.Send(
                new AccountsInRole(entity, [AccountRoles.Firm, AccountRoles.Depot, AccountRoles.ClientBank, AccountRoles.OwnBank]), cancellationToken));
        }
        var theirs = await mediator.Send(new AccountsOfParties(counterparties), cancellationToken);
        var places = await mediator.Send(new FindParties(Distinct(own.Select(a => a.Location))), cancellationToken);
        return new HouseBook(own, theirs, places.Where(p => p.Value.Bic is not null).ToDictionary(p => p.Key, p => p.Value.Bic!, StringComparer.Ordinal));
    }

    private async Task<IReadOnlyDictionary<SecurityName, SecurityInfo>> Securities(IReadOnlyCollection<TradeInput> inputs, CancellationToken cancellationToken)
    {
        // A symbol is unique within its market; an ISIN needs none. Both questions go together.
        var names = inputs.Where(i => i.Security is not null)
            .SelectMany(i => i.Mic is null ? [new SecurityName(i.Security!)] : new[] { new SecurityName(i.Security!, i.Mic), new SecurityName(i.Security!) })
            .Distinct().ToList();
        return await mediator.Send(new FindSecurities(names), cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, CurrencyInfo>> Currencies(List<string> codes, CancellationToken cancellationToken)
    {
        var all = await mediator.Send(new Currencies(), cancellationToken);
        // A currency of ISO 4217 that the firm has not used yet is taken into use by the first trade in it.
        var fresh = codes.Where(c => all.TryGetValue(c, out var known) && !known.InUse).ToList();
        if (fresh.Count > 0)
            await mediator.Send(new UseCurrencies(Guid.CreateVersion7(clock.GetUtcNow()), fresh), cancellationToken);
        return all;
    }

    private static List<string> Distinct(IEnumerable<string?> codes) => [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)];
}
