using BackOffice.Domain.Records;
using CsCheck;

namespace BackOffice.Domain.Tests.Records;

/// <summary>The eight entries and the roots are the vectors of the certificate transparency log.</summary>
public sealed class MerkleLogTests
{
    private static readonly string[] Entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly byte[][] Leaves = [.. Entries.Select(e => MerkleLog.LeafHash(Convert.FromHexString(e)))];

    private static byte[][] Made(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleLog.LeafHash([(byte)i, (byte)(i >> 8)]))];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_roots_are_those_of_the_published_vectors(int size, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(MerkleLog.Root(Leaves.AsSpan(0, size))));

    [Fact]
    public void The_published_proof_from_one_leaf_to_eight_holds_and_a_changed_bit_breaks_it()
    {
        byte[][] proof = [.. new[]
        {
            "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=", "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=", "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
        }.Select(Convert.FromBase64String)];
        var (root1, root2) = (MerkleLog.Root(Leaves.AsSpan(0, 1)), MerkleLog.Root(Leaves));

        Assert.Equal(MerkleVerdict.Proven, MerkleLog.VerifyConsistency(1, 8, root1, root2, proof));
        for (var i = 0; i < proof.Length; i++)
        {
            byte[][] bent = [.. proof.Select(p => p.ToArray())];
            bent[i][0] ^= 16;
            Assert.False(MerkleLog.VerifyConsistency(1, 8, root1, root2, bent).Valid);
        }
    }

    [Theory]
    [InlineData(0, 0, true, true, true)]
    [InlineData(0, 0, true, false, false)]
    [InlineData(1, 1, true, true, true)]
    [InlineData(1, 1, false, true, false)]
    [InlineData(0, 1, true, true, false)]
    [InlineData(2, 1, true, true, false)]
    [InlineData(-1, 1, true, true, false)]
    public void Sizes_at_the_edge(long size1, long size2, bool noProof, bool sameRoot, bool valid)
    {
        var root = Leaves[0];

        Assert.Equal(valid, MerkleLog.VerifyConsistency(size1, size2, root, sameRoot ? root : Leaves[1], noProof ? [] : [root]).Valid);
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proven_at_its_own_place_only()
    {
        for (var size = 1; size <= 33; size++)
        {
            var leaves = Made(size);
            var root = MerkleLog.Root(leaves);
            for (var i = 0; i < size; i++)
            {
                var proof = MerkleLog.InclusionProof(i, leaves);
                Assert.Equal(MerkleVerdict.Proven, MerkleLog.VerifyInclusion(i, size, root, leaves[i], proof));
                Assert.False(MerkleLog.VerifyInclusion((i + 1) % size, size, root, leaves[i], proof).Valid && size > 1);
                Assert.False(MerkleLog.VerifyInclusion(i, size, root, leaves[i], [.. proof, root]).Valid);
                Assert.False(proof.Count > 0 && MerkleLog.VerifyInclusion(i, size, root, leaves[i], [.. proof.Take(proof.Count - 1)]).Valid);
            }
            Assert.Equal("merkle.leaf-beyond-tree", MerkleLog.VerifyInclusion(size, size, root, leaves[0], []).Why?.Code);
        }
    }

    [Fact]
    public void Every_earlier_tree_is_proven_to_be_the_beginning_of_the_later_one()
    {
        for (var size2 = 1; size2 <= 33; size2++)
        {
            var leaves = Made(size2);
            for (var size1 = 1; size1 <= size2; size1++)
            {
                var proof = MerkleLog.ConsistencyProof(size1, leaves);
                var (root1, root2) = (MerkleLog.Root(leaves.AsSpan(0, size1)), MerkleLog.Root(leaves));
                Assert.Equal(MerkleVerdict.Proven, MerkleLog.VerifyConsistency(size1, size2, root1, root2, proof));
                Assert.False(MerkleLog.VerifyConsistency(size1, size2, root1, root2, [.. proof, root1]).Valid);
                Assert.False(size1 < size2 && MerkleLog.VerifyConsistency(size1, size2, root2, root2, proof).Valid);
                Assert.False(proof.Count > 0 && MerkleLog.VerifyConsistency(size1, size2, root1, root2, [.. proof.Skip(1)]).Valid);
            }
        }
    }

    [Fact]
    public void Whatever_comes_as_a_proof_gets_a_verdict() =>
        Gen.Select(Gen.Long[-2, long.MaxValue], Gen.Long[-2, long.MaxValue], Gen.Byte.Array[0, 40].Array[0, 70]).Sample((a, b, proof) =>
        {
            Assert.False(MerkleLog.VerifyInclusion(a, b, Leaves[0], Leaves[1], proof).Valid);
            Assert.False(a != b && MerkleLog.VerifyConsistency(a, b, Leaves[0], Leaves[1], proof).Valid);
        });
}
