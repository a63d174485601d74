using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Platform.Imports;

/// <summary>The kinds of file that the asker may bring.</summary>
public static class Kinds
{
    [OpenToAll("The answer holds only what the asker may bring.")]
    public sealed record Query : IQuery<IReadOnlyList<Kind>>;

    /// <summary>One kind, or null when there is none of this name; to whoever may not bring it, the answer names the right that is missing.</summary>
    [OpenToAll("Only the name of a right is told to those who lack it.")]
    public sealed record One(string Name) : IQuery<Kind?>;

    /// <param name="Required">Columns the header must have, as a sentence names them.</param>
    public sealed record Kind(string Name, string Permission, IReadOnlyList<ImportColumn> Columns, string Required, bool Books);

    internal sealed class Handler(Importers importers, Actor actor, IAuthorizer authorizer) : IRequestHandler<Query, IReadOnlyList<Kind>>
    {
        public async Task<IReadOnlyList<Kind>> Handle(Query query, CancellationToken cancellationToken)
        {
            var kinds = new List<Kind>();
            foreach (var importer in importers.All)
            {
                if (!actor.IsSystem && !(await authorizer.DecideAnywhere(actor, importer.Permission, cancellationToken)).Allowed)
                    continue;
                kinds.Add(Of(importer));
            }
            return kinds;
        }
    }

    internal sealed class OneHandler(Importers importers, Actor actor, IAuthorizer authorizer) : IRequestHandler<One, Kind?>
    {
        public async Task<Kind?> Handle(One query, CancellationToken cancellationToken)
        {
            if (importers.Find(query.Name) is not { } importer)
                return null;
            if (!actor.IsSystem && !(await authorizer.DecideAnywhere(actor, importer.Permission, cancellationToken)).Allowed)
                throw new DeniedException(importer.Permission);
            return Of(importer);
        }
    }

    private static Kind Of(IImporter importer)
    {
        var required = importer.Columns.Where(c => c.Required).Select(c => c.Name);
        if (importer.OneOf.Count > 0)
            required = required.Append(Header.OneOfText(importer));
        return new Kind(importer.Kind, importer.Permission, importer.Columns, string.Join(", ", required), importer.Books);
    }
}
