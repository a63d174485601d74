using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Tokens;

/// <summary>Makes a token on the console, by the same command that the person's own page sends.</summary>
internal sealed class TokenIssuer(IServiceScopeFactory scopes) : ITokenIssuer
{
    private const int LifeDays = 90;

    public async Task<Outcome<string>> Issue(string userName, string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().People;
        var normalized = userName.ToUpperInvariant();
        var person = await people.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normalized && p.IsActive, cancellationToken);
        if (person is null)
            return new Refusal("person.unknown-name", userName);
        scope.ServiceProvider.GetRequiredService<Actor>().Become(person.Key, person.DisplayName, person.EntityId);
        var secret = RandomSecret.New();
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new Create.Command(Guid.NewGuid(), name, secret.Hash, secret.Visible, LifeDays, null), cancellationToken);
        return outcome.Refusal is { } refusal ? refusal : secret.Text;
    }
}
