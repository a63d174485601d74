using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Records.Completeness;

public sealed class IndexModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Guid RequestId { get; set; }

    public Show.Result Shown { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        RequestId = Guid.CreateVersion7();
        await Prepare();
    }

    /// <summary>Looks now instead of tomorrow morning.</summary>
    public Task<IActionResult> OnPostAsync() => Run(new Look.Command(RequestId), _ => LocalRedirect("/records/completeness"));

    protected override async Task Prepare() => Shown = await Mediator.Send(new Show.Query(), HttpContext.RequestAborted);
}
