using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Records.Log;

/// <summary>Checks a proof of an append-only log by RFC 6962: that an entry is in it, or that it only grew. Needs nothing but the hashes.</summary>
public static class VerifyLog
{
    [Requires(RecordsPermissions.View)]
    public sealed record Inclusion(long? LeafIdx, long? TreeSize, byte[]? Root, byte[]? LeafHash, IReadOnlyList<byte[]>? Proof) : IQuery<Outcome<Verdict>>;

    [Requires(RecordsPermissions.View)]
    public sealed record Consistency(long? Size1, long? Size2, byte[]? Root1, byte[]? Root2, IReadOnlyList<byte[]>? Proof) : IQuery<Outcome<Verdict>>;

    /// <param name="Why">Why it is not valid, in the reader's language; null when it is.</param>
    public sealed record Verdict(bool Valid, string? Why);

    internal sealed class Handler(Words words) : IRequestHandler<Inclusion, Outcome<Verdict>>, IRequestHandler<Consistency, Outcome<Verdict>>
    {
        public Task<Outcome<Verdict>> Handle(Inclusion query, CancellationToken cancellationToken) => Task.FromResult<Outcome<Verdict>>(
            query is { LeafIdx: { } leaf, TreeSize: { } size, Root: { } root, LeafHash: { } hash }
                ? Of(MerkleLog.VerifyInclusion(leaf, size, root, hash, query.Proof ?? []))
                : new Refusal("field.missing").At(query.LeafIdx is null ? "leafIdx" : query.TreeSize is null ? "treeSize" : query.Root is null ? "root" : "leafHash"));

        public Task<Outcome<Verdict>> Handle(Consistency query, CancellationToken cancellationToken) => Task.FromResult<Outcome<Verdict>>(
            query is { Size1: { } size1, Size2: { } size2, Root1: { } root1, Root2: { } root2 }
                ? Of(MerkleLog.VerifyConsistency(size1, size2, root1, root2, query.Proof ?? []))
                : new Refusal("field.missing").At(query.Size1 is null ? "size1" : query.Size2 is null ? "size2" : query.Root1 is null ? "root1" : "root2"));

        private Verdict Of(MerkleVerdict verdict) => new(verdict.Valid, verdict.Why is { } why ? words.Sentence(why) : null);
    }
}
