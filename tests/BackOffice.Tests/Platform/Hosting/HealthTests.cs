namespace BackOffice.Tests.Platform.Hosting;

public sealed class HealthTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_stranger_may_ask_whether_the_product_is_well(string path)
    {
        using var client = app.Anonymous();

        var answer = await client.GetAsync(path);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"healthy\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_product_works_under_a_role_that_cannot_make_tables()
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.Execute("create table platform.mine (id int)"));

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_api_knows_the_holder_of_a_token()
    {
        using var client = await app.Client("*");

        var answer = await client.GetAsync("/api/v1/nothing-here");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
