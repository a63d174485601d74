using BackOffice.Domain;
using FluentValidation;

namespace BackOffice.Platform.Pipeline;

/// <summary>Runs every validator of a request and gathers what is wrong, each beside its field.</summary>
/// <remarks>
/// The error code is the key of the sentence. Values for its placeholders come from <c>WithState(_ =&gt; new object?[] { … })</c>.
/// </remarks>
internal sealed class Validation(IServiceProvider services)
{
    public async Task<Refusal?> Check(object request, CancellationToken cancellationToken)
    {
        if (TextShape.Wrong(request) is { Count: > 0 } unkeepable)
            return Refusal.Of(unkeepable) with { Malformed = true };
        var validators = services.GetServices(typeof(IValidator<>).MakeGenericType(request.GetType())).Cast<IValidator>().ToList();
        if (validators.Count == 0)
            return null;

        var wrong = new List<Refusal>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(new ValidationContext<object>(request), cancellationToken);
            wrong.AddRange(result.Errors.Select(e =>
                new Refusal(e.ErrorCode, e.CustomState as object?[] ?? []) { Field = e.PropertyName }));
        }
        return wrong.Count == 0 ? null : Refusal.Of(wrong) with { Malformed = true };
    }
}
