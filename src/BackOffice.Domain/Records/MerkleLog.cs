using System.Numerics;
using System.Security.Cryptography;

namespace BackOffice.Domain.Records;

/// <param name="Why">Null when valid; else why not, such as <c>merkle.root-differs</c>.</param>
public sealed record MerkleVerdict(bool Valid, Refusal? Why = null)
{
    public static readonly MerkleVerdict Proven = new(true);

    public static implicit operator MerkleVerdict(Refusal why) => new(false, why);
}

/// <summary>
/// The hash tree of an append-only log: its root, the proofs that a leaf is in it and that it only grew, and their checks.
/// Anybody can check with the hashes alone.
/// </summary>
/// <remarks>Source: RFC 6962 section 2.1, with the checks as RFC 9162 sections 2.1.3.2 and 2.1.4.2 write them out. SHA-256.</remarks>
public static class MerkleLog
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>The hash of an entry; a zero stands before it, so that an entry cannot pass for a node.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + 2 * HashBytes];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + HashBytes)..]);
        return SHA256.HashData(both);
    }

    /// <summary>The root over the leaves' hashes; of no leaves, the hash of nothing.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leafHashes)
    {
        if (leafHashes.Length == 0)
            return SHA256.HashData([]);
        if (leafHashes.Length == 1)
            return leafHashes[0];
        var cut = Cut(leafHashes.Length);
        return NodeHash(Root(leafHashes[..cut]), Root(leafHashes[cut..]));
    }

    /// <summary>The neighbours from the leaf up to the root.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(int leafIndex, ReadOnlySpan<byte[]> leafHashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leafIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leafIndex, leafHashes.Length);
        var proof = new List<byte[]>();
        Path(leafIndex, leafHashes, proof);
        return proof;
    }

    /// <summary>What shows that the first <paramref name="size"/> leaves are still what they were.</summary>
    public static IReadOnlyList<byte[]> ConsistencyProof(int size, ReadOnlySpan<byte[]> leafHashes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leafHashes.Length);
        var proof = new List<byte[]>();
        Subproof(size, leafHashes, true, proof);
        return proof;
    }

    /// <summary>Whether the leaf stands at its place in the tree of that size and root.</summary>
    public static MerkleVerdict VerifyInclusion(long leafIndex, long treeSize, byte[] root, byte[] leafHash, IReadOnlyList<byte[]> proof)
    {
        if (leafIndex < 0 || treeSize < 0 || leafIndex >= treeSize)
            return new Refusal("merkle.leaf-beyond-tree", leafIndex, treeSize);
        if (leafHash.Length != HashBytes)
            return new Refusal("merkle.hash-length", leafHash.Length, HashBytes);
        if (WrongLength(proof) is { } length)
            return length;

        var (at, last, hash) = (leafIndex, treeSize - 1, leafHash);
        foreach (var neighbour in proof)
        {
            if (last == 0)
                return new Refusal("merkle.proof-too-long", proof.Count);
            if ((at & 1) == 1 || at == last)
            {
                hash = NodeHash(neighbour, hash);
                var skip = (at & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = (at >> skip, last >> skip);
            }
            else
            {
                hash = NodeHash(hash, neighbour);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        if (last != 0)
            return new Refusal("merkle.proof-too-short", proof.Count);
        return hash.AsSpan().SequenceEqual(root) ? MerkleVerdict.Proven : new Refusal("merkle.root-differs");
    }

    /// <summary>
    /// Whether the tree of <paramref name="size2"/> leaves is that of <paramref name="size1"/> with leaves added. Of an empty tree nothing can be shown.
    /// </summary>
    public static MerkleVerdict VerifyConsistency(long size1, long size2, byte[] root1, byte[] root2, IReadOnlyList<byte[]> proof)
    {
        if (size1 < 0 || size2 < size1)
            return new Refusal("merkle.sizes-shrink", size1, size2);
        if (size1 == size2)
        {
            if (proof.Count > 0)
                return new Refusal("merkle.proof-too-long", proof.Count);
            return root1.AsSpan().SequenceEqual(root2) ? MerkleVerdict.Proven : new Refusal("merkle.root-differs");
        }
        if (size1 == 0)
            return new Refusal("merkle.empty-tree-proves-nothing");
        if (proof.Count == 0)
            return new Refusal("merkle.proof-too-short", 0);
        if (WrongLength(proof) is { } length)
            return length;
        if (root1.Length != HashBytes)
            return new Refusal("merkle.hash-length", root1.Length, HashBytes);

        // A first tree that is itself a full subtree of the second is its own first node.
        IReadOnlyList<byte[]> path = BitOperations.IsPow2(size1) ? [root1, .. proof] : proof;
        var odd = BitOperations.TrailingZeroCount(size1);
        var (at, last) = ((size1 - 1) >> odd, (size2 - 1) >> odd);
        var (first, second) = (path[0], path[0]);
        for (var i = 1; i < path.Count; i++)
        {
            if (last == 0)
                return new Refusal("merkle.proof-too-long", proof.Count);
            if ((at & 1) == 1 || at == last)
            {
                (first, second) = (NodeHash(path[i], first), NodeHash(path[i], second));
                var skip = (at & 1) == 1 || at == 0 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = (at >> skip, last >> skip);
            }
            else
            {
                second = NodeHash(second, path[i]);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        if (last != 0)
            return new Refusal("merkle.proof-too-short", proof.Count);
        if (!first.AsSpan().SequenceEqual(root1))
            return new Refusal("merkle.first-root-differs");
        return second.AsSpan().SequenceEqual(root2) ? MerkleVerdict.Proven : new Refusal("merkle.root-differs");
    }

    private static Refusal? WrongLength(IReadOnlyList<byte[]> proof) =>
        proof.FirstOrDefault(h => h.Length != HashBytes) is { } odd ? new Refusal("merkle.hash-length", odd.Length, HashBytes) : null;

    // The largest power of two smaller than the count.
    private static int Cut(int count) => 1 << (BitOperations.Log2((uint)count - 1));

    private static void Path(int index, ReadOnlySpan<byte[]> leaves, List<byte[]> proof)
    {
        if (leaves.Length == 1)
            return;
        var cut = Cut(leaves.Length);
        if (index < cut)
        {
            Path(index, leaves[..cut], proof);
            proof.Add(Root(leaves[cut..]));
        }
        else
        {
            Path(index - cut, leaves[cut..], proof);
            proof.Add(Root(leaves[..cut]));
        }
    }

    private static void Subproof(int size, ReadOnlySpan<byte[]> leaves, bool whole, List<byte[]> proof)
    {
        if (size == leaves.Length)
        {
            if (!whole)
                proof.Add(Root(leaves));
            return;
        }
        var cut = Cut(leaves.Length);
        if (size <= cut)
        {
            Subproof(size, leaves[..cut], whole, proof);
            proof.Add(Root(leaves[cut..]));
        }
        else
        {
            Subproof(size - cut, leaves[cut..], false, proof);
            proof.Add(Root(leaves[..cut]));
        }
    }
}
