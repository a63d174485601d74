using System.Net;
using System.Text.Json.Nodes;
using BackOffice.Platform.Api;

namespace BackOffice.Tests.Platform.Api;

/// <summary>A host that lets a caller ask three times in ten seconds.</summary>
public sealed class SlowApp : App
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { [HouseApi.RateSetting] = "3" };
}

public sealed class RateTests(SlowApp app) : IClassFixture<SlowApp>
{
    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_as_problem_details()
    {
        using var client = await app.Client("*");
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 8; i++)
            answer = await client.GetAsync("/api/v1/permissions/mine");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("too-many", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["code"]!.GetValue<string>());
    }
}
