using System.Globalization;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Shell;

/// <summary>All that the layout shows around a page.</summary>
internal sealed class Frame(IHttpContextAccessor accessor, Menu menu, Actor actor, IStringLocalizer<UiWords> words, IServiceProvider services)
{
    private HttpContext Http => accessor.HttpContext!;

    public string Language => Cultures.IsTurkish ? "tr" : "en";

    /// <summary>light, dark, or null when the system decides.</summary>
    public string? Theme => Http.Request.Cookies[ShellEndpoints.ThemeCookie] is "light" or "dark" ? Http.Request.Cookies[ShellEndpoints.ThemeCookie] : null;

    /// <summary>How close the rows of lists stand, from closest to widest; the words of the stylesheet.</summary>
    public static readonly IReadOnlyList<string> Densities = ["compact", "relaxed", "wide"];

    /// <summary>A choice of the browser, not of the person: it goes with the screen.</summary>
    public static string DensityOf(HttpContext http) => http.Request.Cookies["density"] is { } chosen && Densities.Contains(chosen) ? chosen : Densities[0];

    public string Density => DensityOf(Http);

    public bool IsSample => services.GetService<ISampleMark>()?.IsSample == true;

    public bool SignedIn => Http.User.Identity?.IsAuthenticated == true;

    public string PersonName => actor.Name;

    public string Initials
    {
        get
        {
            var parts = actor.Name.Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
            var letters = parts.Length == 0 ? "?" : parts.Length == 1 ? parts[0][..Math.Min(2, parts[0].Length)] : $"{parts[0][0]}{parts[^1][0]}";
            return letters.ToUpper(CultureInfo.CurrentUICulture);
        }
    }

    /// <summary>The address of this page, to come back to after a switch.</summary>
    public string Here => Http.Request.Method == HttpMethods.Get ? Http.Request.Path + Http.Request.QueryString : Http.Request.Path;

    public string ProductName => words["product"];

    public Task<IReadOnlyList<MenuEntry>> Entries() => menu.Entries(Http.Request.Path, Http.RequestAborted);
}
