using System.Security.Cryptography;
using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Outbox;

namespace BackOffice.Tests.Platform.Outbox;

/// <summary>Whatever moment the product is killed at, the depository's gateway finds a message once.</summary>
public sealed class DropFolderTests : IDisposable
{
    private readonly DropFolder _drop = new(Directory.CreateTempSubdirectory("drop").FullName);

    private string Channel => Path.Combine(_drop.Root, "depository");

    private string File => Path.Combine(Channel, "MSG-1.csv");

    private string Half => Path.Combine(Channel, ".MSG-1.csv.part");

    private string Receipt => Path.Combine(Channel, ".sent", "MSG-1.csv.sha256");

    public void Dispose() => Directory.Delete(_drop.Root, recursive: true);

    [Fact]
    public async Task Given_a_delivered_message_that_the_gateway_took_When_it_is_delivered_again_Then_no_second_file_appears()
    {
        await _drop.Write(Message(), default);
        Assert.Equal("the message", await System.IO.File.ReadAllTextAsync(File));
        System.IO.File.Delete(File);

        await _drop.Write(Message(), default);

        Assert.False(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData(false, true, "half a mess", "")]
    [InlineData(false, true, "the message", "abc")]
    [InlineData(false, true, "the message", "whole")]
    [InlineData(true, false, "", "whole")]
    public async Task Given_a_kill_at_any_moment_When_it_is_delivered_again_Then_the_gateway_has_found_it_exactly_once(
        bool taken, bool hasHalf, string half, string receipt)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Receipt)!);
        if (hasHalf)
            await System.IO.File.WriteAllTextAsync(Half, half);
        if (receipt.Length > 0)
            await System.IO.File.WriteAllTextAsync(Receipt, receipt == "whole" ? Convert.ToHexStringLower(Message().Sha256) : receipt);

        await _drop.Write(Message(), default);
        await _drop.Write(Message(), default);

        Assert.Equal(!taken, System.IO.File.Exists(File));
        if (!taken)
            Assert.Equal("the message", await System.IO.File.ReadAllTextAsync(File));
        Assert.False(System.IO.File.Exists(Half));
    }

    private static OutboxMessage Message()
    {
        var content = Encoding.UTF8.GetBytes("the message");
        return new OutboxMessage(Guid.Empty, EntityId.Firm, "depository", "MSG-1.csv", content, SHA256.HashData(content), DateTimeOffset.UnixEpoch);
    }
}
