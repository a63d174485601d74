using BackOffice.Domain;
using BackOffice.Platform.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Permissions;

/// <summary>The sample people with their roles, in an otherwise empty firm: rights are what is looked at.</summary>
public class SampleApp : App
{
    public static readonly EntityId Broker = new(Guid.CreateVersion7());
    public static readonly EntityId Second = new(Guid.CreateVersion7());

    public const string Password = "sample people only";

    protected override async Task Prepare()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISampleUsers>().Create(Password, Broker, Second, CancellationToken.None);
    }
}
