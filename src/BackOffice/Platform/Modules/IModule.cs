namespace BackOffice.Platform.Modules;

/// <summary>A room of the house: what it registers, what it shows, what it answers. Listed in Program, not scanned.</summary>
public interface IModule
{
    /// <summary>PascalCase name, equal to the folder under Modules.</summary>
    string Name { get; }

    void AddServices(IServiceCollection services) { }

    /// <summary>Routes below <c>/api/v1</c>; the group demands a token and an Idempotency-Key on POST.</summary>
    void MapApi(RouteGroupBuilder api) { }

    /// <summary>Routes of the site that are no pages: streams, parts of pages.</summary>
    void Map(IEndpointRouteBuilder routes) { }

    IEnumerable<MenuItem> Menu => [];

    /// <summary>Every permission of the room: code; its words are <c>permission.CODE</c> in the room's resources.</summary>
    IEnumerable<PermissionInfo> Permissions => [];

    /// <summary>The room's words (type of <c>IStringLocalizer&lt;T&gt;</c>): XxxWords.</summary>
    Type Words { get; }
}

/// <param name="WordKey">Key in the room's words.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Icon">Tabler outline icon name.</param>
/// <param name="Permission">Shown only to those who hold it.</param>
public sealed record MenuItem(string WordKey, string Path, string Icon, string? Permission, IReadOnlyList<MenuItem>? Children = null);

/// <param name="Code">e.g. <c>settlements.hold-instructions</c>.</param>
/// <param name="IsRead">True when it only lets one look.</param>
public sealed record PermissionInfo(string Code, bool IsRead = false);
