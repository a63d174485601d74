using BackOffice.Platform.Ports;
using BackOffice.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit.Abstractions;

namespace BackOffice.Tests.SampleFirm;

/// <summary>The host with the sample firm played into it once, under the house's own clock instead of the test's.</summary>
public sealed class SampleApp : App
{
    public TimeSpan Took { get; private set; }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["BACKOFFICE_SAMPLE_PASSWORD"] = "Deneme-Parola-2026",
    };

    protected override void Configure(IServiceCollection services)
    {
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<HouseClock>());
    }

    protected override async Task Prepare()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISampleFirm>().Seed(new Progress<string>(), CancellationToken.None);
        Took = started.Elapsed;
    }
}

/// <summary>Counts what the sample firm promises, in a database that was really seeded.</summary>
public sealed class SampleFirmTests(SampleApp app, ITestOutputHelper output) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task Every_state_of_a_real_day_is_there()
    {
        output.WriteLine($"The seed took {app.Took.TotalSeconds:0.0} s.");

        Assert.InRange(await Count("settlements.trade t where t.state <> 'Replaced'"), 3_000, 5_000);
        Assert.Equal(60, await Count("(select distinct trade_date from settlements.trade) d"));
        Assert.True(await Count("settlements.instruction i where i.state = 'PartiallySettled'") >= 40);
        Assert.True(await Count("settlements.instruction i where i.state = 'Failing'") >= 60);
        Assert.True(await Count(
            """
            (select width_bucket(current_date - settlement_date, array[5, 11, 21, 31]) as age, count(*) from settlements.instruction
             where state = 'Failing' group by 1 having count(*) >= 5) ages
            """) >= 3);
        Assert.True(await Count(
            """
            settlements.instruction i where i.state = 'Cancelled' and exists (select from settlements.instruction_status s
                where s.instruction_id = i.id and s.state = 'Matched')
            """) >= 10);
        Assert.True(await Count("settlements.trade t where t.state = 'Stopped' and t.stop_code = 'ssi.ambiguous'") >= 10);
        foreach (var state in new[] { "Pending", "Sent", "Matched", "Unmatched", "Held" })
            Assert.True(await Count($"settlements.instruction i where i.state = '{state}'") >= 3, state);
        Assert.True(await Count("settlements.instruction i where i.state = 'Settled'") >= 2_500);
    }

    [Fact]
    public async Task The_past_has_a_known_at()
    {
        Assert.True(await Count("(select distinct booked_at::date from ledger.movement) d") >= 59);
        Assert.Equal(0, await Count("ledger.movement m where m.booked_at > now()"));
        Assert.Equal(0, await Count("accounting.journal j where j.booked_at::date < j.posting_date - 1"));
    }

    [Fact]
    public async Task Nobody_owes_what_he_does_not_have()
    {
        var below = await app.Sql<string>(
            """
            select coalesce(string_agg(code || ' ' || coalesce(currency, security_id::text) || ' ' || quantity, '; '), '') from (
                select a.code, p.currency, p.security_id, sum(p.quantity) as quantity
                from ledger.posting p join reference.account a on a.subject = p.account_id and upper_inf(a.known)
                where p.purpose = 'available' and a.role in ('Client', 'Firm')
                group by a.code, p.currency, p.security_id having sum(p.quantity) < 0) b
            """);

        Assert.Equal("", below);
    }

    [Fact]
    public async Task Every_check_holds()
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<BackOffice.Platform.Pipeline.Actor>().BecomeSystem();
        foreach (var check in scope.ServiceProvider.GetServices<IVerifyCheck>())
            foreach (var result in await check.Run(CancellationToken.None))
            {
                output.WriteLine($"{result.Name} {result.Count} {result.Detail}");
                Assert.True(result.Ok, $"{result.Name}: {result.Detail}");
                Assert.True(result.Count > 0 || result.Name.Contains("job", StringComparison.Ordinal), $"{result.Name} looked at nothing.");
            }
    }

    [Fact]
    public async Task Something_waits_for_people()
    {
        Assert.True(await Count("platform.approval a where a.state = 'Waiting'") >= 2);
        Assert.Equal(1, await Count("platform.job j where j.state = 'Failed'"));
        Assert.True(await Count("platform.job_rejected_row r") >= 5);
        Assert.Equal(0, await Count("platform.job j where j.state in ('Queued', 'Running')"));
    }

    [Fact]
    public async Task Seeding_again_changes_nothing()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var firm = scope.ServiceProvider.GetRequiredService<ISampleFirm>();
        Assert.True(await firm.IsThere(CancellationToken.None));
        Assert.True(scope.ServiceProvider.GetRequiredService<ISampleMark>().IsSample);
        var before = await Count("platform.fact");

        await firm.Seed(new Progress<string>(), CancellationToken.None);

        Assert.Equal(before, await Count("platform.fact"));
    }

    [Fact]
    public async Task What_clients_may_dispose_of_has_a_limit_and_balances_to_check()
    {
        Assert.True(await Count("ledger.limited_balance") > 100);
    }

    private async Task<long> Count(string from) => await app.Sql<long>($"select count(*) from {from}");
}
