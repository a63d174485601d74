using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Ports;

/// <summary>Says whether this is the sample firm; the header then carries a mark. Nothing registered means it is not.</summary>
public interface ISampleMark
{
    bool IsSample { get; }
}

/// <summary>The permissions a person holds anywhere, in any scope: decides which menu entries are shown. Permissions implements it.</summary>
/// <remarks>A shown entry promises nothing: the pipeline decides again when the page asks.</remarks>
public interface IHeldPermissions
{
    Task<IReadOnlySet<string>> Of(Actor actor, CancellationToken cancellationToken);
}

/// <summary>How much waits for a person; the number beside the inbox. Work implements it.</summary>
public interface IInboxCount
{
    Task<int> For(Actor actor, CancellationToken cancellationToken);
}

/// <summary>Today's cut-offs, open and passed, for the clock in the top bar. Settlements implements it.</summary>
public interface ICutOffClocks
{
    Task<IReadOnlyList<CutOffClock>> Today(CancellationToken cancellationToken);
}

/// <param name="Name">Whose cut-off, as people call it: MKK, Takasbank.</param>
/// <param name="Link">Where its trades are seen.</param>
public sealed record CutOffClock(string Name, DateTimeOffset At, string Link);

/// <summary>Keeps what a person chose for the next sign-in: language and theme. Permissions implements it; the cookie holds without it.</summary>
public interface IPersonalChoices
{
    Task Keep(UserId user, string? language, string? theme, CancellationToken cancellationToken);

    /// <summary>The page a person chose to start with; null is the one of their trade.</summary>
    Task<string?> StartPage(UserId user, CancellationToken cancellationToken);
}
