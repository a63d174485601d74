using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BackOffice.Platform.Hosting;

/// <summary>
/// What a new database gets: the embedded one the sample firm, any other one nothing but a one-time link for its first administrator.
/// </summary>
internal sealed class FirstStart(WebApplication app, bool isEmbedded)
{
    public async Task Seed(CancellationToken cancellationToken)
    {
        if (!isEmbedded)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<ISampleFirm>() is not { } firm || await firm.IsThere(cancellationToken))
            return;
        await firm.Seed(new Said(Console.Out), cancellationToken);
    }

    /// <summary>Printed once the product listens, so that the link can be followed at once.</summary>
    public async Task Invite()
    {
        var at = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (at is null)
            return;
        var address = Reachable(at).TrimEnd('/');
        await Console.Out.WriteLineAsync($"BackOffice is ready: {address}");
        if (isEmbedded)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IFirstAdministrator>() is { } first && await first.Link(CancellationToken.None) is { } link)
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. The first administrator opens this link, once: {address}{link}");
    }

    /// <summary>What a person can open: the address told from outside (behind a proxy, in a container), else ours with a name for "any".</summary>
    private string Reachable(string listening) =>
        app.Configuration["BACKOFFICE_PUBLIC_URL"] is { Length: > 0 } told ? told
        : listening.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
}

/// <summary>Progress that is written at once and in order, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Said(TextWriter writer) : IProgress<string>
{
    public void Report(string value) => writer.WriteLine(value);
}
