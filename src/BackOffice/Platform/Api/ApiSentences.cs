using System.Globalization;
using BackOffice.Domain;
using BackOffice.Platform.Ui;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Api;

/// <summary>Finds the sentence of a code among the words of all rooms, in the caller's language.</summary>
internal sealed class ApiSentences(IStringLocalizer<ApiWords> own, Words words)
{
    public string Say(Refusal refusal) => own[refusal.Code].ResourceNotFound ? words.Sentence(refusal) : Say(refusal.Code, [.. refusal.Args]);

    public string Say(string code, params object?[] args)
    {
        var found = own[code];
        return found.ResourceNotFound ? words.Of(code, args) : string.Format(CultureInfo.CurrentCulture, found.Value, args);
    }
}
