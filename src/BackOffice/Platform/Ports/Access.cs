using BackOffice.Domain;

namespace BackOffice.Platform.Ports;

/// <summary>Opens the door of an empty database once. Permissions implements it; start-up prints the link on the console.</summary>
public interface IFirstAdministrator
{
    /// <summary>The path (with query) of the one-time link, or null when somebody can already sign in.</summary>
    Task<string?> Link(CancellationToken cancellationToken);
}

/// <summary>Makes an API token for a user by name, for <c>-- token create --user NAME</c>.</summary>
public interface ITokenIssuer
{
    /// <summary>The secret, shown nowhere else; refused when there is no such active user.</summary>
    Task<Outcome<string>> Issue(string userName, string name, CancellationToken cancellationToken);
}

/// <summary>The sample people of the sample firm, made by the product's own commands.</summary>
public interface ISampleUsers
{
    Task Create(string password, EntityId broker, EntityId second, CancellationToken cancellationToken);
}

/// <summary>The password of the sample people, shown on the sign-in page of the sample firm and nowhere else. The sample firm implements it.</summary>
public interface ISamplePassword
{
    Task<string?> Shown(CancellationToken cancellationToken);
}
