using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Testing;

/// <summary>Somebody who acts: sends commands and asks questions through the whole pipeline, each in a scope of its own.</summary>
public sealed class Caller(App app, UserId user, string name, EntityId home)
{
    public UserId UserId => user;

    public EntityId Home => home;

    /// <summary>The same person with this home entity: what is taken when a request names none.</summary>
    public Caller In(EntityId entity) => new(app, user, name, entity);

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(user, name, home);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
