using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Testing;

/// <summary>The real host over a test's database: Program itself runs, with its migrations, rooms and middleware.</summary>
/// <param name="settings">Settings beside the usual ones, e.g. <c>Jobs:Serve</c>.</param>
public sealed class HouseHost(DatabaseAddress database, string dataFolder, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> configure)
    : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Development would show its own error page over ours.
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:BackOffice", database.App);
        builder.UseSetting("ConnectionStrings:BackOfficeOwner", database.Owner);
        builder.UseSetting("BACKOFFICE_DATA", dataFolder);
        builder.UseSetting("Jobs:Serve", "false");
        builder.UseSetting("Log:Level", "Warning");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(configure);
    }
}
