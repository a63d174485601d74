using BackOffice.Domain;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Permissions.Sample;

/// <summary>The sample people, their roles and grants, made by the product's own commands as the product itself.</summary>
internal sealed class SampleUsers(IServiceScopeFactory scopes, IEnumerable<IModule> rooms, Platform.Ui.FirmZone zone) : ISampleUsers
{
    private sealed record Person(string UserName, string DisplayName, string Role, string? Desk = null, bool AlsoSecond = false);

    private static readonly Person[] People =
    [
        new("admin", "Defne Karahan", "administrator"),
        new("admin2", "Kerem Aksoylu", "administrator"),
        new("operations", "Elif Tuncer", "operations"),
        new("operations.lead", "Murat Özbilgin", "operations.lead"),
        new("accountant", "Zeynep Kurtuluş", "accountant"),
        new("controller", "Haluk Sezginer", "controller"),
        new("compliance", "İpek Demirağ", "compliance"),
        new("compliance.lead", "Okan Yurdakul", "compliance.lead"),
        new("records", "Sevgi Bayındır", "records"),
        new("records.lead", "Tarık Uluçay", "records.lead"),
        new("frontoffice", "Burak Şenkaya", "frontoffice", "equity"),
        new("frontoffice2", "Aslı Günhan", "frontoffice", "debt", AlsoSecond: true),
        new("risk", "Cem Altınörs", "risk"),
        new("it", "Umut Çelikkol", "it"),
        new("hr", "Nalan Erdinç", "hr"),
        new("auditor", "Rıza Tümer", "auditor"),
    ];

    // What belongs to one entity is granted for the broker; these see or serve the whole firm.
    private static readonly HashSet<string> FirmWide = ["administrator", "auditor", "controller", "accountant", "operations", "operations.lead", "it", "hr", "risk"];

    public async Task Create(string password, EntityId broker, EntityId second, CancellationToken cancellationToken)
    {
        await CatalogueSync.Sync(scopes, rooms, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem(broker);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var catalogue = rooms.SelectMany(r => r.Permissions.Select(p => (r.Name, p))).ToList();

        var roles = new Dictionary<string, RoleId>(StringComparer.Ordinal);
        foreach (var template in RoleTemplates.All)
            roles[template.Code] = Done(await mediator.Send(
                new Roles.Create.Command(Id("role", template.Code), template.Code, template.NameEn, template.NameTr, template.Of(catalogue)), cancellationToken));

        foreach (var person in People)
        {
            var id = Done(await mediator.Send(
                new Permissions.People.Create.Command(Id("person", person.UserName), person.UserName, person.DisplayName, broker, person.Desk, null, new Secret(password)), cancellationToken));
            EntityId[] entities = FirmWide.Contains(person.Role) ? [EntityId.Firm] : person.AlsoSecond ? [broker, second] : [broker];
            foreach (var entity in entities)
                Done(await mediator.Send(new Grants.Give.Command(
                    Id("grant", person.UserName + entity), id, roles[person.Role], entity, person.Desk, null, null, zone.Today, null, "Örnek firma"), cancellationToken));
        }
    }

    // The same seed makes the same requests, so that a seed that was cut off goes on instead of doubling.
    private static Guid Id(string kind, string name) => Platform.Api.RequestKey.Of($"sample\n{kind}\n{name}");

    private static T Done<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? throw new InvalidOperationException($"The sample people were refused: {refusal}") : outcome.Value!;
}
