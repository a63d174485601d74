using BackOffice.Platform.Ui;
using BackOffice.Records.Retention;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Records.Documents;

/// <summary>The classes as choices of a form, in the reader's language.</summary>
internal static class ClassChoices
{
    public static async Task<IReadOnlyList<SelectListItem>> Of(IMediator mediator, CancellationToken cancellationToken) =>
        [.. (await mediator.Send(new Classes.Query(), cancellationToken)).Items.OrderBy(c => c.Name(Cultures.IsTurkish), StringComparer.CurrentCulture).Select(c => new SelectListItem(c.Name(Cultures.IsTurkish), c.Code))];
}
