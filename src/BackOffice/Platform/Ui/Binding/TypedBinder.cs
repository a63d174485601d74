using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Ui.Binding;

/// <summary>Binds <c>decimal</c>, <c>DateOnly</c> and their nullables. The value provider's culture tells whose text it is: invariant in an address, the reader's in a form.</summary>
internal sealed class TypedBinder<T>(Func<string, CultureInfo, Read<T>> read, IStringLocalizer<UiWords> words) : IModelBinder where T : struct
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        // First, so that the page shows again what was typed, whatever becomes of it.
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);

        var text = given.FirstValue?.Trim() ?? "";
        if (text.Length == 0)
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                bindingContext.Result = ModelBindingResult.Success(null);
            else
                Refuse(bindingContext, words["field.missing"]);
            return Task.CompletedTask;
        }

        var result = read(text, given.Culture);
        if (result is { Ok: true, Value: { } value })
            bindingContext.Result = ModelBindingResult.Success(value);
        else
            Refuse(bindingContext, result.Arg is { } arg ? words[result.Key!, arg] : words[result.Key!]);
        return Task.CompletedTask;
    }

    private static void Refuse(ModelBindingContext context, string sentence)
    {
        context.ModelState.TryAddModelError(context.ModelName, sentence);
        context.Result = ModelBindingResult.Failed();
    }
}

internal sealed class TypedBinderProvider(IStringLocalizer<UiWords> words) : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.ModelType;
        if (type == typeof(decimal) || type == typeof(decimal?))
            return new TypedBinder<decimal>((text, culture) => IsInvariant(culture) ? Typed.InvariantFigure(text) : Typed.Figure(text, IsTurkish(culture)), words);
        if (type == typeof(DateOnly) || type == typeof(DateOnly?))
            return new TypedBinder<DateOnly>((text, culture) => IsInvariant(culture) ? Typed.InvariantDay(text) : Typed.Day(text, IsTurkish(culture)), words);
        return null;
    }

    private static bool IsInvariant(CultureInfo culture) => culture.Equals(CultureInfo.InvariantCulture);

    private static bool IsTurkish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "tr";
}

/// <summary>A figure or date that was not posted at all is an error, not a zero or the first day of year one.</summary>
internal sealed class RequiredWhenValue : IBindingMetadataProvider
{
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (context.Key.ModelType == typeof(decimal) || context.Key.ModelType == typeof(DateOnly))
            context.BindingMetadata.IsBindingRequired = true;
    }
}

/// <summary>Stops the start when the stock binder would read money or dates: one slip here is a factor of a hundred.</summary>
internal static class BinderGuard
{
    public static void Check(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IModelBinderFactory>();
        var metadata = services.GetRequiredService<IModelMetadataProvider>();
        foreach (var type in new[] { typeof(decimal), typeof(decimal?), typeof(DateOnly), typeof(DateOnly?) })
        {
            var binder = factory.CreateBinder(new ModelBinderFactoryContext { Metadata = metadata.GetMetadataForType(type), CacheToken = type });
            if (binder.GetType() is not { IsGenericType: true } bound || bound.GetGenericTypeDefinition() != typeof(TypedBinder<>))
                throw new InvalidOperationException($"The binder of {type} is {binder.GetType().Name}: figures and dates must be read by TypedBinder.");
        }
    }
}

/// <summary>Puts our binders and our words in place of the stock ones.</summary>
internal sealed class BindingSetup(IStringLocalizer<UiWords> words) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new TypedBinderProvider(words));
        options.ModelMetadataDetailsProviders.Add(new RequiredWhenValue());
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(_ => words["field.missing"]);
        messages.SetMissingKeyOrValueAccessor(() => words["field.missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => words["field.missing"]);
        messages.SetValueMustNotBeNullAccessor(_ => words["field.missing"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => words["field.invalid", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => words["field.invalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => words["field.invalid", ""]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["field.invalid", ""]);
        messages.SetValueIsInvalidAccessor(value => words["field.invalid", value]);
        messages.SetValueMustBeANumberAccessor(_ => words["field.not-a-number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words["field.not-a-number"]);
    }
}
