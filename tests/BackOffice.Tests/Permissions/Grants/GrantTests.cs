using System.Net;
using BackOffice.Domain;
using BackOffice.Permissions.Grants;
using BackOffice.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Permissions.Grants;

public sealed class GrantTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task Given_a_running_grant_When_it_is_ended_Then_the_very_next_request_is_refused()
    {
        using var auditor = await app.ClientOf("auditor");
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/api/v1/permissions/who-can?permission=permissions.view")).StatusCode);
        var grant = await GrantOf("auditor");

        var ended = await (await Admin()).Send(new End.Command(Guid.NewGuid(), grant.Id, grant.Version, "left the firm"));

        Assert.Null(ended.Refusal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/api/v1/permissions/who-can?permission=permissions.view")).StatusCode);
        Assert.Single((await app.Facts(grant.Id.Value)).OfType<BackOffice.Permissions.GrantEnded>());
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves()
    {
        var admin = await Admin();
        var role = await GrantOf("risk");

        var outcome = await admin.Send(new Give.Command(Guid.NewGuid(), admin.UserId, role.RoleId, EntityId.Firm, null, null, null, null, null, "mine"));

        Assert.Equal("grant.self", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var (admin, first, second) = (await Admin(), await GrantOf("admin"), await GrantOf("admin2"));

        var one = await admin.Send(new End.Command(Guid.NewGuid(), second.Id, second.Version, "one is enough"));
        var two = await admin.Send(new End.Command(Guid.NewGuid(), first.Id, first.Version, "none is too few"));

        Assert.Null(one.Refusal);
        Assert.Equal("administrator.last", two.Refusal?.Code);
    }

    [Fact]
    public async Task The_same_role_is_not_given_twice_for_the_same_days()
    {
        var held = await GrantOf("risk");

        var outcome = await (await Admin()).Send(new Give.Command(Guid.NewGuid(), held.Person, held.RoleId, held.EntityId, null, null, null, null, null, "again"));

        Assert.Equal("grant.already", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_changed_ceiling_leaves_the_past_told()
    {
        var held = await GrantOf("operations");

        var outcome = await (await Admin()).Send(new Change.Command(Guid.NewGuid(), held.Id, held.Version, 250_000m, null, "smaller"));

        Assert.Null(outcome.Refusal);
        var rows = await app.Read(db => db.Set<Grant>().Where(g => g.Person == held.Person).ToListAsync());
        Assert.Contains(rows, g => g.Id == held.Id && g.Known.To is not null && g.CeilingTry is null);
        Assert.Contains(rows, g => g.Known.To is null && g.CeilingTry == 250_000m);
    }

    [Fact]
    public async Task History_of_rights_cannot_be_erased() =>
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.ExecuteAsSuperuser("delete from permissions.role_grant"));

    private async Task<Caller> Admin()
    {
        var id = await IdOf("admin");
        return app.As(id, "admin", SampleApp.Broker);
    }

    private async Task<UserId> IdOf(string name)
    {
        var normalized = name.ToUpperInvariant();
        return new UserId(await app.Read(db => db.Set<User>().Where(u => u.NormalizedUserName == normalized).Select(u => u.Id).SingleAsync()));
    }

    private async Task<Grant> GrantOf(string name)
    {
        var person = await IdOf(name);
        return (await app.Read(db => db.Set<Grant>().Where(g => g.Person == person).ToListAsync())).Single(g => g.Known.To is null);
    }
}
