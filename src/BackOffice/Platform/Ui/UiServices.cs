using System.Text.Encodings.Web;
using System.Text.Unicode;
using BackOffice.Platform.Ui.Binding;
using BackOffice.Platform.Ui.Errors;
using BackOffice.Platform.Ui.Security;
using BackOffice.Platform.Ui.Shell;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace BackOffice.Platform.Ui;

/// <summary>Everything a page needs: both languages, our binders, the frame, error pages, security headers.</summary>
public static class UiServices
{
    public static IServiceCollection AddHouseUi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures.Turkish);
            options.SupportedCultures = options.SupportedUICultures = [.. Cultures.All];
            // en-GB is answered in English; a language that is not ours in Turkish.
            options.FallBackToParentCultures = options.FallBackToParentUICultures = true;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = ShellEndpoints.LanguageCookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
        // Without this, Turkish letters become numeric entities.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-CSRF";
            o.Cookie.Name = "csrf";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });

        services.AddRazorPages(o =>
            {
                o.RootDirectory = "/Modules";
                o.Conventions.Add(new ShortRoutes());
            })
            .AddMvcOptions(o =>
            {
                o.Filters.Add(new InvalidQuery());
                o.Filters.Add(new DeniedFilter());
                o.Filters.Add(new OpensForFilter());
            })
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(UiWords)));
        services.AddTransient<IConfigureOptions<MvcOptions>, BindingSetup>();
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Platform/Ui/{0}.cshtml"));

        services.AddOptions<ZoneOptions>().BindConfiguration("Firm");
        services.AddSingleton<FirmZone>();
        services.AddSingleton<Words>();
        services.AddSingleton<Parts.Icons>();
        services.AddScoped<Parts.HeldNow>();
        services.AddScoped<Menu>();
        services.AddScoped<Frame>();
        return services;
    }

    /// <summary>Goes in front of routing: headers and error pages cover whatever comes behind them.</summary>
    public static WebApplication UseHouseUi(this WebApplication app)
    {
        BinderGuard.Check(app.Services);
        app.UseSecurityHeaders();
        // Around the error pages, so that they speak the reader's language too.
        app.UseRequestLocalization();
        app.UseErrorPages();
        return app;
    }

    /// <summary>Goes after authentication and authorization: files, pages, and what the frame asks for.</summary>
    public static WebApplication MapHouseUi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapShell();
        return app;
    }
}
