using System.Net;
using System.Text.RegularExpressions;

namespace BackOffice.Tests.Permissions.Door;

public sealed partial class SignInTests(SignInTests.BusyDoor app) : IClassFixture<SignInTests.BusyDoor>
{
    [Fact]
    public async Task The_right_password_opens_and_leaves_a_fact()
    {
        using var client = app.Anonymous();

        var answer = await SignIn(client, "risk", SampleApp.Password);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal(1, await app.Sql<long>("select count(*) from platform.fact where kind = 'SignedIn' and actor = (select id from permissions.app_user where user_name = 'risk')"));
    }

    [Theory]
    [InlineData("it", "wrong")]
    [InlineData("nobody-of-that-name", "wrong")]
    public async Task A_failed_try_says_the_same_whether_or_not_the_name_exists(string name, string password)
    {
        using var client = app.Anonymous();

        var answer = await SignIn(client, name, password);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Kullanıcı adı ya da parola yanlış", page, StringComparison.Ordinal);
        Assert.DoesNotContain(password + "\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_each_is_kept()
    {
        using var client = app.Anonymous();
        for (var i = 0; i < 5; i++)
            await SignIn(client, "hr", "wrong");

        var right = await SignIn(client, "hr", SampleApp.Password);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(6, await app.Sql<long>("select count(*) from platform.fact where kind = 'SignInFailed' and actor = (select id from permissions.app_user where user_name = 'hr')"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task The_way_back_never_leads_elsewhere(string next)
    {
        using var client = app.Anonymous();

        var answer = await SignIn(client, "records", SampleApp.Password, next);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_cookie_copied_before_sign_out_is_worth_nothing_after_it()
    {
        using var client = app.Anonymous();
        var cookie = Cookie(await SignIn(client, "controller", SampleApp.Password));
        Assert.Equal(HttpStatusCode.OK, (await Get(client, "/permissions/mine", cookie)).StatusCode);

        await app.Execute("delete from permissions.session");

        Assert.Equal(HttpStatusCode.Redirect, (await Get(client, "/permissions/mine", cookie)).StatusCode);
    }

    [Fact]
    public async Task A_part_of_a_page_and_a_stream_hear_that_the_session_is_over()
    {
        using var client = app.Anonymous();
        using var part = new HttpRequestMessage(HttpMethod.Get, "/permissions/mine") { Headers = { { "HX-Request", "true" } } };
        using var stream = new HttpRequestMessage(HttpMethod.Get, "/permissions/mine") { Headers = { { "Accept", "text/event-stream" } } };

        var (partly, streamed) = (await client.SendAsync(part), await client.SendAsync(stream));

        Assert.Equal(HttpStatusCode.Unauthorized, partly.StatusCode);
        Assert.StartsWith("/sign-in", Assert.Single(partly.Headers.GetValues("HX-Redirect")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, streamed.StatusCode);
    }

    [Fact]
    public async Task A_stranger_at_a_page_is_led_to_the_door_and_back()
    {
        using var client = app.Anonymous();

        var answer = await client.GetAsync("/permissions/mine");

        Assert.EndsWith("/sign-in?next=%2Fpermissions%2Fmine", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Many people sign in from this one address.</summary>
    public sealed class BusyDoor : SampleApp
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SignIn:TriesPerMinute"] = "60" };
    }

    private static async Task<HttpResponseMessage> SignIn(HttpClient client, string name, string password, string? next = null)
    {
        var page = await client.GetAsync("/sign-in");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        return await client.PostAsync("/sign-in" + (next is null ? "" : "?next=" + Uri.EscapeDataString(next)), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = name, ["Password"] = password, ["__RequestVerificationToken"] = token,
        }));
    }

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("backoffice=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
        return await client.SendAsync(request);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();
}

public sealed class CrowdedDoorTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task Too_many_tries_from_one_address_are_asked_to_wait()
    {
        using var client = app.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
            answers.Add((await client.PostAsync("/sign-in", null)).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await client.GetAsync("/sign-in")).StatusCode);
    }
}
