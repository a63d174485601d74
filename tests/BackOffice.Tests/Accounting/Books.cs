using System.Text;
using BackOffice.Accounting.Journals;
using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Accounting;

/// <summary>A firm with open books for 2025 and 2026, rates of the dollar, and nothing posted yet.</summary>
public sealed class Books : App
{
    public EntityId Broker { get; private set; }

    protected override async Task Prepare()
    {
        await Take("legal-entities", "code,name,functional_currency,time_zone\nAND,Anadolu Menkul,TRY,Europe/Istanbul\n");
        Broker = (await AsSystem().Send(new LegalEntities())).Single(e => e.Code == "AND").Id;
        await Take("policies", "code,needs_second_person,above_try\nfour-eyes.hand-journal,yes,1000000\n");
        await Take("fx-rates", "date,base,quote,rate,unit,kind,source\n2026-10-01,USD,TRY,41.50,1,mid,test\n2026-10-20,USD,TRY,42.00,1,mid,test\n");
        foreach (var year in (int[])[2025, 2026])
            Assert.Null((await AsSystem(Broker).Send(new BackOffice.Accounting.Years.Open.Command(Guid.NewGuid(), year, "AND"))).Refusal);
    }

    public Caller Accountant => As("accounting.post-journals", "accounting.view", "accounting.reverse-journals").In(Broker);

    public Caller Controller => As("accounting.approve-journals", "accounting.view").In(Broker);

    public static Post.Command Journal(DateOnly date, params HandLine[] lines) => new(Guid.NewGuid(), date, "Kira tahakkuku", lines);

    public static HandLine Debit(string account, decimal amount, string? currency = null, decimal? rate = null) => new(account, amount, null, currency, rate);

    public static HandLine Credit(string account, decimal amount, string? currency = null, decimal? rate = null) => new(account, null, amount, currency, rate);

    public Task<List<LineRow>> Lines(JournalId journal) =>
        Read(db => db.JournalLines.AsNoTracking().Where(l => l.JournalId == journal).OrderBy(l => l.LineNo).ToListAsync());

    public Task<int> JournalCount() => Read(db => db.Journals.CountAsync());

    public async Task<Job> Take(string kind, string text, ImportOptions? options = null)
    {
        var taken = await TakeAs(AsSystem(), kind, text, options);
        Assert.Null(taken.Refusal);
        return taken.Value!;
    }

    /// <summary>The same as somebody else: the file may wait for a second person.</summary>
    public async Task<Outcome<Job>> TakeAs(Caller caller, string kind, string text, ImportOptions? options = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(caller.UserId, "test", Broker == default ? EntityId.Firm : Broker);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await scope.ServiceProvider.GetRequiredService<ImportNow>().Take(kind, kind + ".csv", content, options);
    }
}
