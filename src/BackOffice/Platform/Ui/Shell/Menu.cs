using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Shell;

/// <param name="Current">The entry whose page is shown, or whose page is above the one shown.</param>
public sealed record MenuEntry(string Word, string Path, string Icon, bool Current, IReadOnlyList<MenuEntry> Children)
{
    public bool Open => Current || Children.Any(child => child.Current);
}

/// <summary>The rail: what the rooms offer, less what this person may not see.</summary>
internal sealed class Menu(IEnumerable<IModule> rooms, IStringLocalizerFactory words, Actor actor, IServiceProvider services)
{
    public async Task<IReadOnlyList<MenuEntry>> Entries(string path, CancellationToken cancellationToken)
    {
        var items = rooms.SelectMany(room => room.Menu.Select(item => (Item: item, Words: words.Create(room.Words)))).ToList();
        var held = await Held(items.Select(i => i.Item), cancellationToken);
        var entries = items.Select(i => Entry(i.Item, i.Words, held)).OfType<MenuEntry>().ToList();
        var nearest = Nearest(entries.SelectMany(e => e.Children.Append(e)), path);
        return [.. entries.Select(e => Mark(e, nearest))];
    }

    private async Task<IReadOnlySet<string>?> Held(IEnumerable<MenuItem> items, CancellationToken cancellationToken)
    {
        if (services.GetService<IHeldPermissions>() is { } held)
            return await held.Of(actor, cancellationToken);
        if (services.GetService<IAuthorizer>() is not { } authorizer)
            return null;
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var permission in items.SelectMany(i => (i.Children ?? []).Append(i)).Select(i => i.Permission).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if ((await authorizer.Decide(actor, permission, Scope.None, cancellationToken)).Allowed)
                allowed.Add(permission);
        }
        return allowed;
    }

    private static MenuEntry? Entry(MenuItem item, IStringLocalizer words, IReadOnlySet<string>? held)
    {
        var children = (item.Children ?? []).Select(child => Entry(child, words, held)).OfType<MenuEntry>().ToList();
        var allowed = held is null || item.Permission is null || held.Contains(item.Permission);
        if (!allowed && children.Count == 0)
            return null;
        // A room whose own page is closed to this person opens at the first page that is not.
        return new MenuEntry(words[item.WordKey], allowed ? item.Path : children[0].Path, item.Icon, false, children);
    }

    /// <summary>The entry with the longest path that the page's path begins with.</summary>
    private static string? Nearest(IEnumerable<MenuEntry> entries, string path) => entries
        .Select(e => e.Path)
        .Where(p => path.Equals(p, StringComparison.OrdinalIgnoreCase) || path.StartsWith(p.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(p => p.Length);

    private static MenuEntry Mark(MenuEntry entry, string? nearest)
    {
        var children = entry.Children.Select(c => c with { Current = c.Path == nearest }).ToList();
        return entry with { Children = children, Current = entry.Path == nearest && !children.Any(c => c.Current) };
    }
}
