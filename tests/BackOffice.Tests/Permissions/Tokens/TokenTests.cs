using System.Net;
using BackOffice.Domain;
using BackOffice.Permissions.Tokens;
using BackOffice.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Permissions.Tokens;

public sealed class TokenTests(SampleApp app) : IClassFixture<SampleApp>
{
    private const string WhoCan = "/api/v1/permissions/who-can?permission=permissions.view";

    [Fact]
    public async Task A_revoked_token_is_refused_with_the_next_request()
    {
        var (owner, secret) = (await Owner("auditor"), RandomSecret.New());
        var made = await owner.Send(new Create.Command(Guid.NewGuid(), "nightly", secret.Hash, secret.Visible, 30, null));
        Assert.Equal(HttpStatusCode.OK, await Ask(secret));

        await owner.Send(new Revoke.Command(Guid.NewGuid(), made.Value));

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(secret));
    }

    [Fact]
    public async Task A_token_limited_to_other_permissions_may_not_what_its_owner_may()
    {
        var (owner, secret) = (await Owner("admin"), RandomSecret.New());
        var made = await owner.Send(new Create.Command(Guid.NewGuid(), "limited", secret.Hash, secret.Visible, 30, ["permissions.manage-people"]));

        Assert.Null(made.Refusal);
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(secret));
    }

    [Fact]
    public async Task Nobody_makes_a_token_that_holds_more_than_themselves()
    {
        var (owner, secret) = (await Owner("frontoffice"), RandomSecret.New());

        var made = await owner.Send(new Create.Command(Guid.NewGuid(), "greedy", secret.Hash, secret.Visible, 30, ["permissions.give-grants"]));

        Assert.Equal("token.not-held", made.Refusal?.Code);
    }

    [Fact]
    public async Task The_secret_lies_nowhere_in_the_database()
    {
        var (owner, secret) = (await Owner("risk"), RandomSecret.New());
        await owner.Send(new Create.Command(Guid.NewGuid(), "secret", secret.Hash, secret.Visible, 30, null));

        Assert.Equal(0, await app.Sql<long>("select count(*) from platform.idempotency where outcome::text like '%' || $1 || '%'", secret.Text));
        Assert.Equal(0, await app.Sql<long>("select count(*) from platform.fact where convert_from(canonical, 'utf8') like '%' || $1 || '%'", secret.Text));
    }

    private async Task<HttpStatusCode> Ask(RandomSecret secret)
    {
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret.Text);
        return (await client.GetAsync(WhoCan)).StatusCode;
    }

    private async Task<Caller> Owner(string name)
    {
        var normalized = name.ToUpperInvariant();
        var id = await app.Read(db => db.Set<User>().Where(u => u.NormalizedUserName == normalized).Select(u => u.Id).SingleAsync());
        return app.As(new UserId(id), name, SampleApp.Broker);
    }
}
