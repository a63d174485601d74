using System.Globalization;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Records.Search;

/// <summary>Finds records in the search over all rooms, for those who may see records.</summary>
internal sealed class RecordSearchSource(IMediator mediator, IAuthorizer authorizer) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        if (!actor.IsSystem && !(await authorizer.DecideAnywhere(actor, RecordsPermissions.View, cancellationToken)).Allowed)
            return [];
        var found = await mediator.Send(new Find.Query(text, Limit: limit), cancellationToken);
        var turkish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "tr";
        return [.. found.Items.Select(h => new SearchHit("search.record", h.Reference, $"{h.Title} · {(turkish ? h.ClassNameTr : h.ClassNameEn)}", $"/records/documents/{h.Reference}"))];
    }
}
