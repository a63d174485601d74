using System.Security.Cryptography;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;

namespace BackOffice.Platform.Outbox;

/// <summary>The one way a message leaves: into the outbox and into the records, both in the transaction of the command that sends it.</summary>
public sealed class Outgoing(BackOfficeDb db, IFileStore files, IRecordIntake records, TimeProvider clock)
{
    /// <param name="name">File name, unique in its channel.</param>
    public async Task Add(EntityId entity, string channel, string name, byte[] content, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var message = new OutboxMessage(Guid.CreateVersion7(now), entity, channel, name, content, SHA256.HashData(content), now);
        db.Add(message);
        using var stream = new MemoryStream(content, writable: false);
        var kept = await files.Keep(stream, cancellationToken);
        await records.Keep([new RecordToKeep(new RecordSource(RecordSources.Message, message.Id, channel), entity, kept.Id, name, name)], cancellationToken);
    }
}
