using BackOffice.Platform.Outbox;
using BackOffice.Platform.Ports;
using BackOffice.Records.Completeness;
using BackOffice.Tests.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Records;

/// <summary>Every file that came in, message and export is a record by itself, and one that is taken away is named.</summary>
public sealed class CompletenessTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task Given_an_import_an_export_and_a_message_When_one_record_is_taken_away_Then_the_check_names_it()
    {
        var job = await app.Import(app.As(JobsApp.Permission), "notes", "ref,amount\nC1,1\n", name: "gelen.csv");
        using var client = await app.Client(JobsApp.Permission, "jobs.see-all");
        (await client.GetAsync("/work/jobs?handler=export&format=csv")).EnsureSuccessStatusCode();
        await Send("giden.xml");

        var whole = await Check();
        Assert.True(whole.Ok, whole.Detail);
        Assert.True(whole.Count >= 3);
        foreach (var kind in new[] { "import", "export", "message" })
            Assert.Contains(kind + " ", whole.Detail);

        await app.ExecuteAsSuperuser($"set session_replication_role = replica; delete from records.record where source_id = '{job.Id}'");

        var cut = await Check();
        Assert.False(cut.Ok);
        Assert.Contains("gelen.csv", cut.Detail);
        var look = await app.AsSystem().Send(new Look.Command(Guid.NewGuid()));
        Assert.Equal(1, look.Value);
        Assert.Contains("gelen.csv", (await app.As("records.view").Send(new Show.Query())).Missing.Single().Name);
    }

    private async Task<VerifyResult> Check()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Sources>().Run(default)).Single();
    }

    private async Task Send(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<BackOffice.Platform.Pipeline.Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<BackOffice.Platform.Persistence.BackOfficeDb>();
        await scope.ServiceProvider.GetRequiredService<Outgoing>().Add(BackOffice.Domain.EntityId.Firm, "test", name, [1, 2, 3], default);
        await db.SaveChangesAsync();
    }
}
