using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Settlements;

/// <summary>The legal entity a question or act concerns: the one named by code or id, else the asker's home; null is all of them.</summary>
internal sealed class EntityChoice(IMediator mediator, Actor actor)
{
    public async Task<Outcome<EntityId?>> Of(string? named, CancellationToken cancellationToken)
    {
        if (named is null)
            return new Outcome<EntityId?>(actor.HomeEntity == EntityId.Firm ? null : actor.HomeEntity);
        var entities = await mediator.Send(new LegalEntities(), cancellationToken);
        var found = entities.FirstOrDefault(e => e.Code == named || e.Id.Value.ToString() == named);
        return found is null ? new Refusal("entity.unknown", named).At("entity") : new Outcome<EntityId?>(found.Id);
    }
}

/// <summary>A question that concerns one entity.</summary>
internal interface IOfEntity
{
    string? Entity { get; }
}

/// <summary>Tells the permission gate where each question of the room plays.</summary>
internal sealed class SettlementsScope(EntityChoice entities, TradeScopes trades) :
    IScopeOf<Trades.List.Query>, IScopeOf<Instructions.List.Query>, IScopeOf<Obligations.List.Query>, IScopeOf<Index.Query>, IScopeOf<Sending.List.Query>,
    IScopeOf<Trades.Details.Query>, IScopeOf<Instructions.Details.Query>
{
    public Task<Scope> Scope(Trades.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Instructions.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Obligations.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Sending.List.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Index.Query request, CancellationToken cancellationToken) => Of(request, cancellationToken);

    public Task<Scope> Scope(Trades.Details.Query request, CancellationToken cancellationToken) => trades.Trade(request.Trade, cancellationToken);

    public Task<Scope> Scope(Instructions.Details.Query request, CancellationToken cancellationToken) => trades.Instruction(request.Instruction, cancellationToken);

    private async Task<Scope> Of(IOfEntity request, CancellationToken cancellationToken) =>
        new((await entities.Of(request.Entity, cancellationToken)).Value);
}

/// <summary>Where one trade or instruction plays.</summary>
internal sealed class TradeScopes(Trades.TradeScope trades, Instructions.InstructionScope instructions)
{
    public Task<Scope> Trade(string reference, CancellationToken cancellationToken) => trades.Of(reference, cancellationToken);

    public Task<Scope> Instruction(string reference, CancellationToken cancellationToken) => instructions.Of(reference, cancellationToken);
}
