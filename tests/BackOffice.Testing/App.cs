using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace BackOffice.Testing;

/// <summary>
/// The one fixture: the real host with its real pipeline over a database of this test class alone, under a clock that the test moves.
/// <code>public sealed class HoldTests(App app) : IClassFixture&lt;App&gt;</code>
/// </summary>
public class App : IAsyncLifetime
{
    private readonly TestPeople _people = new();
    private TestDatabase? _database;
    private HouseHost? _host;
    private string? _folder;

    /// <summary>Tuesday 24 November 2026, 09:00 in Istanbul; it moves ten microseconds with each reading, so that no two instants are equal.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMicroseconds(10) };

    /// <summary>The clock's day in Istanbul.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(3)).DateTime);

    public IServiceProvider Services => _host!.Services;

    /// <summary>The data folder of this host: what the outbox hands out lies in <c>out</c> below it.</summary>
    public string Folder => _folder!;

    /// <summary>Settings of this fixture beside the usual ones; a derived fixture may add its own.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Runs once the host is up; a derived fixture seeds what its tests share.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    protected virtual void Configure(IServiceCollection services) { }

    /// <summary>Somebody who holds exactly these permissions, everywhere; <c>*</c> is everything.</summary>
    public Caller As(params string[] permissions)
    {
        var user = new UserId(Guid.NewGuid());
        _people.Give(user, permissions);
        return new Caller(this, user, "Test Person", EntityId.Firm);
    }

    /// <summary>Changes what somebody from <see cref="As(string[])"/> holds, from now on.</summary>
    public void Give(Caller caller, params string[] permissions) => _people.Give(caller.UserId, permissions);

    /// <summary>The product itself, which needs no grant.</summary>
    public Caller AsSystem(EntityId? entity = null) => new(this, UserId.System, "system", entity ?? EntityId.Firm);

    /// <summary>A user of the database, decided by that user's grants.</summary>
    public Caller As(UserId user, string name, EntityId home) => new(this, user, name, home);

    /// <summary>Looks into the database with a context of its own.</summary>
    public async Task<T> Read<T>(Func<BackOfficeDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<BackOfficeDb>());
    }

    /// <summary>One row by its key; fails when it is not there.</summary>
    public async Task<T> Read<T>(params object[] key) where T : class =>
        await Read(async db => await db.Set<T>().FindAsync(key)) ?? throw new InvalidOperationException($"No {typeof(T).Name} with key {string.Join(", ", key)}.");

    /// <summary>The facts about an object, oldest first, as the records they were, personal fields opened.</summary>
    public async Task<IReadOnlyList<Fact>> Facts(Guid about)
    {
        await using var scope = Services.CreateAsyncScope();
        var text = scope.ServiceProvider.GetRequiredService<FactText>();
        var facts = new List<Fact>();
        foreach (var row in await FactRows(about))
        {
            var type = typeof(Fact).Assembly.GetTypes().Single(t => t.Name == row.Kind && t.IsSubclassOf(typeof(Fact)));
            var content = await text.Read(row.Canonical, CancellationToken.None);
            facts.Add((Fact)content.Deserialize(type, CanonicalJson.Options)!);
        }
        return facts;
    }

    /// <summary>The same as they are stored: actor, command, correlation, hash.</summary>
    public Task<List<FactRow>> FactRows(Guid about) => Read(db =>
        (from named in db.Set<FactObject>()
         join fact in db.Set<FactRow>() on named.FactId equals fact.Id
         where named.ObjectId == about
         orderby fact.At
         select fact).Distinct().OrderBy(f => f.At).ToListAsync());

    /// <summary>One value, as the product's own database role sees it.</summary>
    public async Task<T> Sql<T>(string sql, params object[] parameters)
    {
        await using var command = Command(Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql), parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Changes something behind the product's back, as its own role; a trigger or a missing right throws.</summary>
    public async Task<int> Execute(string sql, params object[] parameters)
    {
        await using var command = Command(Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql), parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The same as superuser, for damage that only an intruder could do.</summary>
    public async Task<int> ExecuteAsSuperuser(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(_database!.Superuser);
        await connection.OpenAsync();
        await using var command = Command(new NpgsqlCommand(sql, connection), parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>An HTTP client without cookie or token; redirects are the test's to see.</summary>
    public HttpClient Anonymous() => _host!.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });

    /// <summary>An HTTP client with the token of a new user who holds exactly these permissions.</summary>
    public Task<HttpClient> Client(params string[] permissions) => ClientIn(EntityId.Firm, permissions);

    /// <summary>The same for a user whose home is this legal entity.</summary>
    public async Task<HttpClient> ClientIn(EntityId home, params string[] permissions)
    {
        var name = $"test-{Guid.NewGuid():N}"[..20];
        var user = new User(Guid.CreateVersion7(Clock.GetUtcNow()), name, "Test Person", home, desk: null);
        await using (var scope = Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<User>>();
            var made = await users.CreateAsync(user);
            Assert.True(made.Succeeded, string.Join("; ", made.Errors.Select(e => e.Description)));
        }
        _people.Give(user.Key, permissions);
        return await ClientOf(name);
    }

    /// <summary>An HTTP client with a token of a user who is in the database already.</summary>
    public async Task<HttpClient> ClientOf(string userName)
    {
        await using var scope = Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<ITokenIssuer>().Issue(userName, "test", CancellationToken.None);
        Assert.Null(token.Refusal);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        return client;
    }

    public async Task InitializeAsync()
    {
        _database = await (await TestServer.Shared).NewDatabase();
        _folder = Directory.CreateTempSubdirectory("backoffice-app-").FullName;
        _host = new HouseHost(_database.Address, _folder, Settings, services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            Put(services);
            Configure(services);
        });
        _ = _host.Services;
        await Prepare();
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Puts the test's evaluator in front of the product's, whichever way that one was registered.</summary>
    private void Put(IServiceCollection services)
    {
        var real = services.LastOrDefault(s => s.ServiceType == typeof(IAuthorizer));
        services.RemoveAll<IAuthorizer>();
        services.AddScoped<IAuthorizer>(provider => new TestAuthorizer(_people, real switch
        {
            { ImplementationFactory: { } make } => (IAuthorizer)make(provider),
            { ImplementationType: { } type } => (IAuthorizer)ActivatorUtilities.CreateInstance(provider, type),
            _ => throw new InvalidOperationException("No room decides permissions."),
        }));
        var reach = services.LastOrDefault(s => s.ServiceType == typeof(IReach));
        services.RemoveAll<IReach>();
        services.AddScoped<IReach>(provider => new TestReach(_people, (IReach)reach!.ImplementationFactory!(provider)));
        var held = services.LastOrDefault(s => s.ServiceType == typeof(IHeldPermissions));
        services.RemoveAll<IHeldPermissions>();
        services.AddScoped<IHeldPermissions>(provider => new TestHeld(
            _people, provider.GetServices<BackOffice.Platform.Modules.IModule>(), (IHeldPermissions)held!.ImplementationFactory!(provider)));
    }

    private static NpgsqlCommand Command(NpgsqlCommand command, object[] parameters)
    {
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
