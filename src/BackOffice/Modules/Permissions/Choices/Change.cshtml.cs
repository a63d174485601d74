using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Shell;
using MediatR;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace BackOffice.Permissions.Choices;

public sealed class ChangeModel(IMediator mediator, IStringLocalizer<PermissionsWords> words) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Languages { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> StartPages { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var kept = await Mediator.Send(new Mine.Query(), HttpContext.RequestAborted);
        Input = new Form
        {
            RequestId = Guid.NewGuid(), Language = kept.Language ?? (Cultures.IsTurkish ? "tr" : "en"),
            Theme = kept.Theme ?? Request.Cookies[ShellEndpoints.ThemeCookie] ?? "system", StartPage = kept.StartPage,
        };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync() => Run(new Change.Command(Input.RequestId, Input.Language, Input.Theme, Input.StartPage ?? ""), _ =>
    {
        ChoiceCookies.Set(HttpContext, Input.Language, Input.Theme);
        return RedirectToPage();
    });

    protected override async Task Prepare()
    {
        Languages = [new("Türkçe", "tr"), new("English", "en")];
        Themes = [new(words["theme.system"], "system"), new(words["theme.light"], "light"), new(words["theme.dark"], "dark")];
        var menu = await HttpContext.RequestServices.GetRequiredService<Menu>().Entries("", HttpContext.RequestAborted);
        StartPages = [new(words["choices.start-role"], ""), .. menu.SelectMany(e => e.Children.Prepend(e)).DistinctBy(e => e.Path).Select(e => new SelectListItem(e.Word, e.Path))];
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Language { get; set; }
        public string? Theme { get; set; }
        public string? StartPage { get; set; }
    }
}

/// <summary>Puts kept choices where the frame reads them.</summary>
internal static class ChoiceCookies
{
    public static void Set(HttpContext http, string? language, string? theme)
    {
        if (language is not null)
            Append(http, ShellEndpoints.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.Of(language))));
        if (theme is not null)
            Append(http, ShellEndpoints.ThemeCookie, theme);
    }

    private static void Append(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true,
    });
}
