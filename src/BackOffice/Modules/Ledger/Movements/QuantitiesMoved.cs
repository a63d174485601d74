using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Audit;
using System.Security.Cryptography;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger.Movements;

/// <summary>Movements were posted; one fact for the set, with the hash over all of them.</summary>
public sealed record QuantitiesMoved(int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched, EntityId Entity)
    : BulkFact(Rows, RowsSha256, Touched)
{
    public override EntityId EntityOf() => Entity;

    internal static QuantitiesMoved Of(IReadOnlyList<MovementDraft> movements) => new(
        movements.Count,
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(movements))),
        [.. movements.SelectMany(m => new[]
        {
            new ObjectRef("movement", m.Id.Value, m.Source.Reference),
            new ObjectRef(m.Source.Kind, m.Source.Id, m.Source.Reference),
        }).Distinct()],
        movements[0].Entity);
}
