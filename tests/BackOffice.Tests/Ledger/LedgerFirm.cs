using BackOffice.Domain;
using BackOffice.Ledger.Checks;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Ledger;

/// <summary>A small broker: a client, a counterparty, the firm's own account, its banks and its depot; two securities with prices.</summary>
public sealed class LedgerFirm : App
{
    public EntityId Broker { get; } = new(Guid.CreateVersion7());
    public AccountId Buyer { get; } = new(Guid.CreateVersion7());
    public AccountId OtherClient { get; } = new(Guid.CreateVersion7());
    public AccountId Counterparty { get; } = new(Guid.CreateVersion7());
    public AccountId Firm { get; } = new(Guid.CreateVersion7());
    public AccountId ClientBank { get; } = new(Guid.CreateVersion7());
    public AccountId Depot { get; } = new(Guid.CreateVersion7());
    public SecurityId Share { get; } = new(Guid.CreateVersion7());
    public SecurityId Bond { get; } = new(Guid.CreateVersion7());

    public const string ShareIsin = "TREAAAA00017";

    /// <summary>The ledger's own checks hold; nobody keeps books of this firm, so those of the books have nothing to tie to.</summary>
    public async Task<IReadOnlyList<VerifyResult>> LedgerHolds()
    {
        await using var scope = Services.CreateAsyncScope();
        var results = await scope.ServiceProvider.GetRequiredService<LedgerChecks>().Run(CancellationToken.None);
        Assert.All(results, r => Assert.True(r.Ok, r.ToString()));
        return results;
    }

    protected override async Task Prepare()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var known = new TimeRange(Clock.GetUtcNow().AddYears(-1));
        Guid Id() => Guid.CreateVersion7();

        db.Add(new LegalEntityRow { Id = Id(), Subject = Broker.Value, EntityId = EntityId.Firm, Key = "BROKER", Known = known, Code = "BROKER", Name = "Örnek Menkul", FunctionalCurrency = "TRY", TimeZone = "Europe/Istanbul" });
        void Account(AccountId id, string code, string name, AccountRole role, PartyKind kind)
        {
            var party = Id();
            db.Add(new PartyRow { Id = Id(), Subject = party, Key = "P-" + code, Known = known, Code = "P-" + code, Name = name, Kind = kind });
            db.Add(new AccountRow { Id = Id(), Subject = id.Value, EntityId = Broker, Key = code, Known = known, Code = code, PartyId = new PartyId(party), Kind = AccountKind.Cash, Role = role });
        }
        Account(Buyer, "CL-1", "Ayşe Çelik", AccountRole.Client, PartyKind.Client);
        Account(OtherClient, "CL-2", "Deniz Işık", AccountRole.Client, PartyKind.Client);
        Account(Counterparty, "CP-1", "Karşı Bank", AccountRole.Counterparty, PartyKind.Counterparty);
        Account(Firm, "OWN-1", "Örnek Menkul", AccountRole.Firm, PartyKind.Broker);
        Account(ClientBank, "BANK-C", "Takas Bank", AccountRole.ClientBank, PartyKind.Custodian);
        Account(Depot, "DEPOT-1", "Saklama Kuruluşu", AccountRole.Depot, PartyKind.Custodian);
        foreach (var (id, isin, name, price) in new[] { (Share, ShareIsin, "Örnek Demir Çelik", 52m), (Bond, "TREBBBB00015", "Örnek Tahvil", 98.5m) })
        {
            db.Add(new SecurityRow { Id = Id(), Subject = id.Value, Key = isin, Known = known, Isin = isin, Name = name, Currency = "TRY" });
            db.Add(new PriceRow { Id = Id(), Subject = Id(), Key = isin + "@2026-11-02", Known = known, SecurityId = id, Date = new DateOnly(2026, 11, 2), Price = price, Currency = "TRY", Source = "test" });
        }
        await db.SaveChangesAsync();
        Assert.Null((await AsSystem(Broker).Send(new BackOffice.Accounting.Years.Open.Command(Guid.NewGuid(), Today.Year, "BROKER"))).Refusal);
    }

    /// <summary>A movement with a cause of its own.</summary>
    public MovementDraft Movement(string kind, DateOnly day, params PostingDraft[] postings) => new(
        new MovementId(Guid.CreateVersion7(Clock.GetUtcNow())), Broker, day, kind, "Test",
        new ObjectSource("trade", Guid.CreateVersion7(), "TR-1"), "booked", postings);

    public Task<Outcome> Post(params MovementDraft[] movements) => AsSystem(Broker).Send(new PostMovements(Guid.NewGuid(), movements));

    /// <summary>A client's buy of 1,000 at 50 with commission 100 and BSMV 5, due on a day.</summary>
    public MovementDraft Buy(DateOnly day, DateOnly due, decimal quantity = 1000, decimal gross = 50_000, decimal charges = 105) => Movement("trade", day,
        Pending(Buyer, Share, quantity), Pending(Counterparty, Share, -quantity),
        Pending(Buyer, -gross - charges), Pending(Counterparty, gross), Pending(Firm, charges)) with { DueOn = due };

    /// <summary>The same, delivered against payment.</summary>
    public MovementDraft Settle(DateOnly day, DateOnly due, decimal quantity = 1000, decimal gross = 50_000, decimal charges = 105) => Movement("settlement", day,
        Pending(Buyer, Share, -quantity), Available(Buyer, Share, quantity), Pending(Counterparty, Share, quantity), Available(Depot, Share, -quantity),
        Pending(Buyer, gross + charges), Available(Buyer, -gross - charges), Pending(Counterparty, -gross), Available(ClientBank, gross),
        Pending(Firm, -charges), Available(Firm, charges)) with { DueOn = due };

    public MovementDraft Deposit(DateOnly day, decimal amount, AccountId? to = null) =>
        Movement("trade", day, Available(to ?? Buyer, amount), Available(ClientBank, -amount));

    public static PostingDraft Pending(AccountId account, SecurityId security, decimal quantity) => new(account, Asset.Of(security), "pending", quantity);

    public static PostingDraft Pending(AccountId account, decimal amount) => new(account, Asset.Of("TRY"), "pending", amount);

    public static PostingDraft Available(AccountId account, SecurityId security, decimal quantity) => new(account, Asset.Of(security), "available", quantity);

    public static PostingDraft Available(AccountId account, decimal amount) => new(account, Asset.Of("TRY"), "available", amount);
}
