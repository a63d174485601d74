using BackOffice.Platform.Ui;
using BackOffice.Records.Documents;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Records.Holds;

/// <summary>Places a hold by a search; how many records it would hold is shown before.</summary>
public sealed class PlaceModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> ClassOptions { get; private set; } = [];

    public long? Finds { get; private set; }

    public async Task OnGetAsync(string? q, [FromQuery(Name = "class")] string? recordClass, int? year)
    {
        Input = new Form { RequestId = Guid.CreateVersion7(), Q = q, Class = recordClass, Year = year };
        await Prepare();
    }

    /// <summary>Shows what the search finds now, with everything that was typed.</summary>
    public async Task<IActionResult> OnPostCountAsync()
    {
        await Prepare();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Place.Command(Input.RequestId, Input.Name, Input.Reason, Input.Q, Input.Class, Input.Year), placed => LocalRedirect($"/records/holds/{placed.Value!.Reference}"));

    protected override async Task Prepare()
    {
        ClassOptions = [new SelectListItem("—", ""), .. await ClassChoices.Of(Mediator, HttpContext.RequestAborted)];
        if (!string.IsNullOrWhiteSpace(Input.Q) || !string.IsNullOrWhiteSpace(Input.Class) || Input.Year is not null)
            Finds = (await Mediator.Send(new Search.Find.Query(Input.Q, string.IsNullOrWhiteSpace(Input.Class) ? null : Input.Class, Input.Year, Limit: 1), HttpContext.RequestAborted)).Count;
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Name { get; set; }
        public string? Reason { get; set; }
        public string? Q { get; set; }
        public string? Class { get; set; }
        public int? Year { get; set; }
    }
}
