using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BackOffice.Tests.Platform.Hosting;

/// <summary>The product as a process of its own, killed without warning.</summary>
public sealed class KilledProductTests
{
    [HeavyFact]
    public async Task Given_a_product_killed_at_work_When_it_starts_again_Then_it_takes_its_database_over_and_stops_it_at_the_end()
    {
        var folder = Folder();
        var data = Path.Combine(folder, "data");
        using (var first = await Product.Start(data))
            await first.Kill();
        Assert.True(File.Exists(Path.Combine(data, "database", "postmaster.pid")), "The database server outlives a killed product.");

        using var second = await Product.Start(data);

        Assert.Equal(0, await second.Stop());
        Assert.False(File.Exists(Path.Combine(data, "database", "postmaster.pid")), "Stopping the product stops its server.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// The gateway takes every file away as soon as it sees it, so that a second delivery would be seen as the same instruction in a second
    /// file. Each small file of trades makes a message of its own; what the product had not yet read when it was killed it reads after.
    /// </summary>
    [HeavyFact]
    public async Task Given_a_product_killed_while_it_delivers_messages_When_it_starts_again_Then_the_gateway_gets_each_of_them_exactly_once()
    {
        const int files = 120;
        var folder = Folder();
        var data = Path.Combine(folder, "data");
        var taken = new List<string>();
        var product = await Product.Start(data);
        var token = await Product.Verb(data, "token", "create", "--user", "operations");
        await UntilQuiet(data, taken);
        taken.Clear();

        await Send(product.Address, token, files);
        // Killed when some of the messages are out and more are to come.
        for (var tries = 0; Take(data, taken) < files / 6; tries++)
        {
            Assert.True(tries < 30_000, "Nothing is delivered.");
            await Task.Delay(10);
        }
        await product.Kill();
        product.Dispose();
        var before = Take(data, taken);

        using var again = await Product.Start(data);
        for (var tries = 0; Take(data, taken) < files; tries++)
        {
            Assert.True(tries < 1_200, $"{taken.Count} of {files} are delivered.");
            await Task.Delay(100);
        }
        await UntilQuiet(data, taken);
        await again.Stop();

        Assert.InRange(before, 1, files - 1);
        Assert.Equal(files, taken.Count);
        Assert.Equal(files, taken.Distinct(StringComparer.Ordinal).Count());
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Brings files of one trade each, like one of the sample firm's, whose instruction is made and sent at once.</summary>
    private static async Task Send(Uri address, string token, int files)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/settlements/trades?state=instructed&mic=XIST&limit=200");
        var like = list.GetProperty("items").EnumerateArray().First(t => !t.GetProperty("account").GetString()!.EndsWith("PORTFOY", StringComparison.Ordinal));
        string Of(string name) => like.GetProperty(name).ToString();
        for (var i = 0; i < files; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $"trade_ref,trade_date,side,security,quantity,price,price_currency,account,counterparty\nKILL-{i:00000},{Of("tradeDate")},buy,{Of("isin")},{100 + i},{Of("price")},{Of("currency")},{Of("account")},{Of("counterparty")}\n");
            using var body = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", $"kill-{i}.csv" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports/trades") { Content = body, Headers = { { "Idempotency-Key", $"kill-{i}" } } };
            using var answer = await client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    // What the gateway finds, it takes away; how many it has by now.
    private static int Take(string data, List<string> taken)
    {
        var folder = Path.Combine(data, "out", "depository");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv") : [])
        {
            // By what it holds: the same instruction under another name would be a second delivery, too.
            taken.Add(File.ReadAllText(file));
            File.Delete(file);
        }
        return taken.Count;
    }

    private static async Task<int> UntilQuiet(string data, List<string> taken)
    {
        for (var (seen, still) = (-1, 0); still < 60; await Task.Delay(250))
        {
            var now = Take(data, taken);
            (seen, still) = (now, now == seen ? still + 1 : 0);
        }
        return taken.Count;
    }

    private static string Folder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"backoffice-killed-{Guid.NewGuid():N}")).FullName;
}
