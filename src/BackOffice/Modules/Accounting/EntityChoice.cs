using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Accounting;

/// <summary>The legal entity a question or act names by code or id; the person's home entity when it names none.</summary>
internal sealed class EntityChoice(IMediator mediator, Actor actor)
{
    public async Task<Outcome<EntityId>> Read(string? named, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(named))
            return actor.HomeEntity;
        var entities = await mediator.Send(new LegalEntities(), cancellationToken);
        var found = entities.FirstOrDefault(e => string.Equals(e.Code, named, StringComparison.OrdinalIgnoreCase)
            || (Guid.TryParse(named, out var id) && e.Id.Value == id));
        return found is null ? new Refusal("entity.unknown", named).At("entity") : found.Id;
    }
}
