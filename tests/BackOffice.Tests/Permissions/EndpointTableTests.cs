using System.Net;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Permissions;

/// <summary>
/// Endpoint x handler x role. The rows are found from the running product; who may is written in <c>endpoints.tsv</c>, which people
/// review; this test walks it whole. Run it with <c>BACKOFFICE_WRITE_ENDPOINTS=1</c> to write the file anew, then read the difference.
/// </summary>
public sealed class EndpointTableTests(SampleApp app) : IClassFixture<SampleApp>
{
    private const string Anyone = "anyone";
    private const string SignedIn = "signed-in";

    private static readonly string[] Roles =
    [
        "admin", "operations", "operations.lead", "accountant", "controller", "compliance", "compliance.lead", "records", "records.lead",
        "frontoffice", "risk", "it", "hr", "auditor",
    ];

    private static string TableFile => Source.Path("tests/BackOffice.Tests/Permissions/endpoints.tsv");

    [Fact]
    public async Task Every_endpoint_has_a_line_and_every_line_an_endpoint()
    {
        var rows = await Endpoints.Of(app.Services);
        if (Environment.GetEnvironmentVariable("BACKOFFICE_WRITE_ENDPOINTS") == "1")
            await File.WriteAllLinesAsync(TableFile, [.. Header, .. await Lines(rows)]);
        var table = Table();

        var missing = await Lines(rows.Where(r => !table.ContainsKey(r.Key)));
        var gone = table.Keys.Except(rows.Select(r => r.Key), StringComparer.Ordinal);
        Assert.True(missing.Count == 0, "Endpoints without a line:\n" + string.Join('\n', missing));
        Assert.True(!gone.Any(), "Lines without an endpoint:\n" + string.Join('\n', gone));
    }

    /// <summary>What a role holds decides; the table says what people decided it should be.</summary>
    [Fact]
    public async Task Who_may_is_what_the_table_says()
    {
        var (rows, table) = (await Endpoints.Of(app.Services), Table());

        var wrong = new List<string>();
        foreach (var row in rows.Where(r => table.ContainsKey(r.Key)))
        {
            var may = await May(row);
            if (may != table[row.Key])
                wrong.Add($"{row.Key}\n  table: {table[row.Key]}\n  product: {may}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_stranger_gets_in_nowhere_but_where_the_table_says()
    {
        var (rows, table) = (await Endpoints.Of(app.Services), Table());
        using var stranger = app.Anonymous();

        var wrong = new List<string>();
        foreach (var row in rows.Where(r => table.ContainsKey(r.Key)))
        {
            using var answer = await Send(stranger, row);
            var shut = answer.StatusCode == HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) == true;
            if (shut == (table[row.Key] == Anyone))
                wrong.Add($"{row.Key}: {(int)answer.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Each_role_is_refused_and_let_in_as_the_table_says()
    {
        var (rows, table) = (await Endpoints.Of(app.Services), Table());
        // What a page's form does is decided by the pipeline after its fields are read; reading and the API answer before.
        var walked = rows.Where(r => table.ContainsKey(r.Key) && table[r.Key] != Anyone && (r.Method == "GET" || !r.IsPage) && r.Method != "*").ToList();

        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var client = await app.ClientOf(role);
            foreach (var row in walked)
            {
                using var answer = await Send(client, row);
                var may = table[row.Key] == SignedIn || table[row.Key].Split(' ').Contains(role);
                if (may == (answer.StatusCode == HttpStatusCode.Forbidden) && !(row.Permissions.Count == 0 && may))
                    wrong.Add($"{role} {row.Key}: {(int)answer.StatusCode}");
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{role} {row.Key}: {(int)answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Leads and controllers decide about what others made; whoever makes does not decide.</summary>
    [Fact]
    public async Task No_sample_role_makes_and_approves_in_one_room()
    {
        string[] making = ["post", "capture", "import", "choose", "hold", "release", "cancel", "settle", "send", "edit", "change", "reverse", "save"];

        var wrong = (await Held()).SelectMany(role => role.Value.GroupBy(code => code.Split('.')[0], StringComparer.Ordinal)
            .Where(room => room.Any(c => Verb(c) == "approve") && room.Any(c => making.Contains(Verb(c)))).Select(room => $"{role.Key}: {string.Join(' ', room)}"));

        Assert.Empty(wrong);

        static string Verb(string code) => code.Split('.')[1].Split('-')[0];
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, EndpointRow row)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method == "*" ? "GET" : row.Method), row.Address + (row.Handler is null ? "" : "?handler=" + row.Handler));
        if (request.Method == HttpMethod.Post || request.Method == HttpMethod.Put)
            request.Content = !row.Route.StartsWith("/api/", StringComparison.Ordinal) ? new FormUrlEncodedContent([new("language", "tr"), new("theme", "light")]) : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<IReadOnlyList<string>> Lines(IEnumerable<EndpointRow> rows)
    {
        var lines = new List<string>();
        foreach (var row in rows)
            lines.Add(await Line(row));
        return lines;
    }

    private async Task<string> Line(EndpointRow row) => $"{row.Key}\t{string.Join(' ', row.Permissions)}\t{await May(row)}";

    private async Task<string> May(EndpointRow row)
    {
        if (row.Anonymous)
            return Anyone;
        var codes = row.Permissions.Where(p => p != "*").ToList();
        if (codes.Count == 0)
            return SignedIn;
        var held = await Held();
        return string.Join(' ', Roles.Where(role => codes.TrueForAll(held[role].Contains)));
    }

    private Dictionary<string, IReadOnlySet<string>>? _held;

    private async Task<Dictionary<string, IReadOnlySet<string>>> Held()
    {
        if (_held is not null)
            return _held;
        var held = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var role in Roles)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var name = role.ToUpperInvariant();
            var id = await app.Read(db => db.Set<BackOffice.Platform.Identity.User>().Where(u => u.NormalizedUserName == name).Select(u => u.Id).SingleAsync());
            var actor = scope.ServiceProvider.GetRequiredService<Actor>();
            actor.Become(new UserId(id), role, SampleApp.Broker);
            held[role] = await scope.ServiceProvider.GetRequiredService<IHeldPermissions>().Of(actor, CancellationToken.None);
        }
        return _held = held;
    }

    private static readonly string[] Header =
    [
        "# Every endpoint and page handler, the permissions behind it, and who may among the sample roles: anyone (also strangers), signed-in, or roles.",
        "# Reviewed by people. A new endpoint needs a line; the test prints it. A changed line means that rights changed: say so in the commit.",
    ];

    private static Dictionary<string, string> Table() => !File.Exists(TableFile) ? [] :
        File.ReadLines(TableFile).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToDictionary(f => f[0], f => f[2], StringComparer.Ordinal);
}
