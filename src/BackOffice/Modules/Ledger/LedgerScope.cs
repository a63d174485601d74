using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger;

/// <summary>A question or act of the ledger that concerns one entity: named, or that of an account, or the user's home.</summary>
internal interface IOfEntity
{
    string? Entity { get; }

    string? Account => null;
}

/// <summary>Tells the permission gate where each request of the room plays.</summary>
internal sealed class LedgerScope(LedgerReader reader) :
    IScopeOf<Positions.List.Query>, IScopeOf<Positions.StockRecord.Query>, IScopeOf<Cash.Book.Query>, IScopeOf<Movements.List.Query>,
    IScopeOf<Exposure.List.Query>, IScopeOf<Index.Query>, IScopeOf<Movements.Post.Command>,
    IScopeOf<Limits.List.Query>, IScopeOf<Limits.Set.Command>
{
    public Task<Scope> Scope(Positions.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Positions.StockRecord.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Cash.Book.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Movements.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Exposure.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Index.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Movements.Post.Command request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Limits.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Limits.Set.Command request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    private async Task<Scope> Of(IOfEntity request, CancellationToken cancellationToken) =>
        new((await reader.Entity(request.Entity, request.Account, cancellationToken)).Value);
}
