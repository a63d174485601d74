using BackOffice.Platform.EmbeddedPostgres;
using BackOffice.Platform.Persistence;

namespace BackOffice.Platform.Hosting;

/// <summary>The database of this run: the one that the settings name, or the embedded server for as long as this run lasts.</summary>
internal sealed class DatabaseHost : IAsyncDisposable
{
    private readonly EmbeddedServer? _server;

    private DatabaseHost(DatabaseAddress address, EmbeddedServer? server) => (Address, _server) = (address, server);

    public DatabaseAddress Address { get; }

    public bool IsEmbedded => _server is not null;

    /// <param name="joins">True for the console's commands, which may work beside a running product.</param>
    public static async Task<DatabaseHost> Open(ConfigurationManager configuration, bool joins, CancellationToken cancellationToken)
    {
        var named = DatabaseAddress.From(configuration);
        var folder = DataFolder.Choose(configuration["BACKOFFICE_DATA"], StartedFrom);
        // What else lies in the data folder (the master key, files handed out) is found through the same, now absolute, setting.
        configuration["BACKOFFICE_DATA"] = folder.Path;
        if (named is not null)
            return new DatabaseHost(named, null);
        var server = joins
            ? await EmbeddedServer.StartOrJoin(folder, cancellationToken)
            : await EmbeddedServer.Start(folder, cancellationToken);
        return new DatabaseHost(server.Address, server);
    }

    /// <summary>Where the person stood: <c>dotnet run --project</c> moves into the project's folder and leaves PWD as it was.</summary>
    public static string StartedFrom =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } pwd && Directory.Exists(pwd) ? pwd : Environment.CurrentDirectory;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
