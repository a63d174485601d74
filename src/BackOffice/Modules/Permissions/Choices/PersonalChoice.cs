using BackOffice.Domain;

namespace BackOffice.Permissions.Choices;

/// <summary>What a person chose: language, theme, start page. Nothing is stored until something was chosen.</summary>
public sealed class PersonalChoice(UserId person, EntityId entityId, string? language, string? theme, string? startPage)
{
    public const int StartPageLengthMax = 200;

    public UserId Person { get; private set; } = person;

    public EntityId EntityId { get; private set; } = entityId;

    /// <summary>tr or en.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>light, dark or system.</summary>
    public string? Theme { get; private set; } = theme;

    /// <summary>Path the person starts at; null is the role's own.</summary>
    public string? StartPage { get; private set; } = startPage;

    public void Choose(string? language, string? theme, string? startPage) =>
        (Language, Theme, StartPage) = (language ?? Language, theme ?? Theme, startPage ?? StartPage);
}
