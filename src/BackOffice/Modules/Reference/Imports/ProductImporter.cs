using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Products;

namespace BackOffice.Reference.Imports;

/// <summary>Products with their price tiers: a row says the product and, where it names a price list, one tier of it.</summary>
internal sealed class ProductImporter(RowTaker taker, BackOfficeDb db) : IImporter
{
    private static readonly Kind Products = KindList.Of<ProductKinds>();
    private static readonly Kind Tiers = KindList.Of<PriceTierKind>();

    public string Kind => Products.Name;

    public string Permission => Products.ImportPermission;

    public IReadOnlyList<ImportColumn> Columns { get; } =
        [.. Products.Fields.Select(f => f.Column), .. Tiers.Fields.Where(t => t.Name != "code").Select(f => f.Column with { Required = false })];

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var products = await Products.Take(taker, [.. chunk.Rows.Select(r => KindImporter.Asked(chunk, r, Of(Products, chunk)))], cancellationToken);
        var withTier = chunk.Rows.Select((r, i) => (Row: r, At: i))
            .Where(x => products.Rows[x.At].Why is null && (x.Row["price_list"] is not null || x.Row["price"] is not null)).ToList();
        var tiers = await Tiers.Take(taker, [.. withTier.Select(x => KindImporter.Asked(chunk, x.Row, Of(Tiers, chunk)))], cancellationToken);

        // A row counts once: rejected if either half is, taken if either half says something new.
        var verdicts = products.Rows.ToList();
        for (var i = 0; i < withTier.Count; i++)
        {
            var (product, tier) = (verdicts[withTier[i].At], tiers.Rows[i]);
            verdicts[withTier[i].At] = tier.Why is not null ? tier : product with { Duplicate = product.Duplicate && tier.Duplicate };
        }
        var taken = new Taken(verdicts);
        db.Audit(ReferenceTaken.Of(Products, chunk, taken));
        return KindImporter.Result(chunk.Rows, taken);
    }

    private static HashSet<string> Of(Kind kind, ImportChunk chunk) => [.. chunk.Columns.Where(c => kind.Fields.Any(f => f.Name == c))];
}
