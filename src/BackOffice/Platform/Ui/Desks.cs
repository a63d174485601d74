using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Platform.Ui;

/// <summary>Front-office desks by name. A desk is a code; those the house knows have a word, <c>desk.CODE</c>, and any other is called by its code.</summary>
public static class Desks
{
    public static readonly IReadOnlyList<string> Known = ["equity", "debt", "derivatives", "funds", "treasury"];

    public static string? Desk(this Words words, string? code) => code is { Length: > 0 } ? words.Find("desk." + code) ?? code : null;

    /// <summary>The desks to choose from; one that is not among them stays while it is what stands.</summary>
    /// <param name="none">Word of the choice of no desk.</param>
    public static IReadOnlyList<SelectListItem> DeskChoices(this Words words, string none, string? current) =>
    [
        new(none, ""),
        .. Known.Union(current is { Length: > 0 } ? [current] : [], StringComparer.Ordinal).Select(code => new SelectListItem(words.Desk(code), code)),
    ];
}
