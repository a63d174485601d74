using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Hosting;

/// <summary>Makes the product from its settings and its database.</summary>
internal delegate WebApplication BuildHouse(WebApplicationBuilder builder, DatabaseAddress database);

/// <summary>From the command line to a running product and back: database, migrations, sample firm, listening, and stopping in reverse.</summary>
internal static class Launcher
{
    private const string Address = "http://localhost:5080";

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> Run(string[] args, BuildHouse build)
    {
        // The EF tools run the entry point to look for a context; ours has a factory of its own.
        if (EF.IsDesignTime)
            return 0;
        using var interrupts = new Interrupts();
        try
        {
            return Verbs.IsVerb(args)
                ? await Verbs.Run(args, build, interrupts.Token)
                : await Site(args, build, interrupts);
        }
        catch (StartupRefusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before it had started.");
            return 130;
        }
    }

    private static async Task<int> Site(string[] args, BuildHouse build, Interrupts interrupts)
    {
        var builder = WebApplication.CreateBuilder(args);
        // A build that is not published serves its static files only when told to, and nobody sets an environment here.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        if (!IsToldWhereToListen(builder.Configuration))
            builder.WebHost.UseUrls(Address);

        await using var database = await DatabaseHost.Open(builder.Configuration, joins: false, interrupts.Token);
        var address = await Migrator.Migrate(database.Address, interrupts.Token);
        await using (var app = build(builder, address))
        {
            var firstStart = new FirstStart(app, database.IsEmbedded);
            await firstStart.Seed(interrupts.Token);
            await app.StartAsync(interrupts.Token);
            interrupts.Dispose();   // from here on the host listens to them
            await firstStart.Invite();
            await app.WaitForShutdownAsync();
        }
        return 0;
    }

    private static bool IsToldWhereToListen(ConfigurationManager configuration) =>
        new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
