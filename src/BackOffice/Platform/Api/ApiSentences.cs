using BackOffice.Domain;
using BackOffice.Platform.Ui;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Api;

/// <summary>Finds the sentence of a code among the words of all rooms, in the caller's language.</summary>
internal sealed class ApiSentences(IStringLocalizer<ApiWords> own, Words words)
{
    // A refusal's sentence is the one that pages show; the API's own words are for what only programs meet.
    public string Say(Refusal refusal) => own["api." + refusal.Code] is { ResourceNotFound: false } said ? said.Value : words.Find(refusal.Code) is not null
        ? words.Sentence(refusal) : Say(refusal.Code, refusal.Args.Count == 0 ? [refusal.Field] : [.. refusal.Args]);

    public string Say(string code, params object?[] args)
    {
        var found = own[code];
        return found.ResourceNotFound ? words.Of(code, args) : Words.Format(found.Value, args);
    }
}
