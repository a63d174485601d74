using System.Globalization;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace BackOffice.Tests.Platform.Ui;

public sealed class TypedBinderTests
{
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build())
        .AddHouseUi().BuildServiceProvider();

    [Fact]
    public void The_start_goes_on_with_our_binders() => BinderGuard.Check(Services);

    [Fact]
    public void The_start_stops_when_the_stock_binder_would_read_money()
    {
        var services = new ServiceCollection().AddLogging().AddRazorPages().Services.BuildServiceProvider();

        Assert.Contains("decimal", Assert.Throws<InvalidOperationException>(() => BinderGuard.Check(services)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_Turkish_When_2_34_is_posted_Then_it_is_asked_about_and_what_was_typed_stays()
    {
        var context = await Bind<decimal>("2.34", Cultures.Turkish);

        Assert.False(context.Result.IsModelSet);
        Assert.Equal("2.34", context.ModelState["amount"]!.AttemptedValue);
        Assert.Contains("2,34", Assert.Single(context.ModelState["amount"]!.Errors).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_Turkish_reader_When_the_address_says_1234_56_Then_it_is_read_invariantly()
    {
        var context = await Bind<decimal>("1234.56", CultureInfo.InvariantCulture);

        Assert.Equal(1234.56m, context.Result.Model);
    }

    [Fact]
    public async Task Given_an_address_When_a_figure_has_a_comma_Then_it_is_refused()
    {
        var context = await Bind<decimal?>("1234,56", CultureInfo.InvariantCulture);

        Assert.Equal(1, context.ModelState.ErrorCount);
    }

    [Fact]
    public async Task An_empty_text_is_missing_for_a_figure_and_nothing_for_one_that_may_be_missing()
    {
        Assert.Equal(1, (await Bind<decimal>("", Cultures.Turkish)).ModelState.ErrorCount);
        Assert.Equal(0, (await Bind<decimal?>(" ", Cultures.Turkish)).ModelState.ErrorCount);
        Assert.Equal(1, (await Bind<DateOnly>("", Cultures.English)).ModelState.ErrorCount);
    }

    [Fact]
    public void A_figure_or_day_that_is_not_posted_is_demanded()
    {
        var metadata = Services.GetRequiredService<IModelMetadataProvider>();

        Assert.True(metadata.GetMetadataForProperty(typeof(Form), nameof(Form.Amount)).IsBindingRequired);
        Assert.True(metadata.GetMetadataForProperty(typeof(Form), nameof(Form.On)).IsBindingRequired);
        Assert.False(metadata.GetMetadataForProperty(typeof(Form), nameof(Form.Ceiling)).IsBindingRequired);
    }

    private static async Task<ModelBindingContext> Bind<T>(string typed, CultureInfo culture)
    {
        var metadata = Services.GetRequiredService<IModelMetadataProvider>();
        var http = new DefaultHttpContext { RequestServices = Services };
        var context = DefaultModelBindingContext.CreateBindingContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor()), new One(typed, culture), metadata.GetMetadataForType(typeof(T)), null, "amount");
        var binder = Services.GetRequiredService<IModelBinderFactory>()
            .CreateBinder(new ModelBinderFactoryContext { Metadata = context.ModelMetadata, CacheToken = typeof(T) });
        await binder.BindModelAsync(context);
        return context;
    }

    private sealed class One(string text, CultureInfo culture) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => true;

        public ValueProviderResult GetValue(string key) => new(new StringValues(text), culture);
    }

    private sealed class Form
    {
        public decimal Amount { get; set; }
        public DateOnly On { get; set; }
        public decimal? Ceiling { get; set; }
    }
}
