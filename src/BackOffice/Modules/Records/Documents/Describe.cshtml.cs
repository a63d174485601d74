using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Records.Documents;

public sealed class DescribeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public IReadOnlyList<SelectListItem> ClassOptions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted) is not { } record)
            return NotFound();
        Input = Of(record);
        await Prepare();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Describe.Command(Input.RequestId, Reference, Input.Version, Input.Class, Input.Title, Input.Language), _ => LocalRedirect($"/records/documents/{Reference}"));

    protected override async Task Prepare() => ClassOptions = await ClassChoices.Of(Mediator, HttpContext.RequestAborted);

    protected override async Task<object?> Theirs() => await Mediator.Send(new Details.Query(Reference)) is { } now ? Of(now) : null;

    private static Form Of(Details.Result record) =>
        new() { RequestId = Guid.CreateVersion7(), Version = record.Version, Class = record.Class, Title = record.Title, Language = record.Language };

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public string? Class { get; set; }
        public string? Title { get; set; }
        public string? Language { get; set; }
    }
}
