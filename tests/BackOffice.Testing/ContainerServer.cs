using System.Net.Sockets;
using Testcontainers.PostgreSql;

namespace BackOffice.Testing;

/// <summary>PostgreSQL 18 in a container, where a Docker engine answers; null anywhere else.</summary>
internal static class ContainerServer
{
    public static async Task<string?> TryStart()
    {
        if (!await EngineAnswers())
            return null;
        try
        {
            var container = new PostgreSqlBuilder("postgres:18")
                .WithCommand("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=400")
                .Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // An engine that cannot give us the image (no registry in reach) is as good as none.
            await Console.Error.WriteLineAsync($"The Docker engine gave no postgres:18, so the embedded server is used: {e.Message}");
            return null;
        }
    }

    private static async Task<bool> EngineAnswers()
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } named ? named : "unix:///var/run/docker.sock";
        if (OperatingSystem.IsWindows())
            return File.Exists(@"\\.\pipe\docker_engine");
        if (!Uri.TryCreate(host, UriKind.Absolute, out var uri))
            return false;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (uri.Scheme == "unix")
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(uri.AbsolutePath), patience.Token);
                return true;
            }
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(uri.Host, uri.Port, patience.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
