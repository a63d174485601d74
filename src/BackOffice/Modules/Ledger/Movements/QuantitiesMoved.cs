using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger.Movements;

/// <summary>Movements were posted; one fact for the set, with the hash over all of them.</summary>
public sealed record QuantitiesMoved(int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched, EntityId Entity)
    : BulkFact(Rows, RowsSha256, Touched)
{
    public override EntityId EntityOf() => Entity;

    internal static QuantitiesMoved Of(IReadOnlyList<MovementDraft> movements) => new(
        movements.Count,
        HashOf(movements),
        [.. movements.SelectMany(m => new[]
        {
            new ObjectRef("movement", m.Id.Value, m.Source.Reference),
            new ObjectRef(m.Source.Kind, m.Source.Id, m.Source.Reference),
        }).Distinct()],
        movements[0].Entity);

    // Straight from the writer, a movement at a time: a set is a hundred thousand rows on a busy day.
    private static string HashOf(IReadOnlyList<MovementDraft> movements)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer);
        foreach (var movement in movements)
        {
            JsonSerializer.Serialize(writer, movement, CanonicalJson.Options);
            writer.Flush();
            hash.AppendData(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            writer.Reset();
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
