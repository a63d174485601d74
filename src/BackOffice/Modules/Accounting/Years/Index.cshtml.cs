using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Accounting.Years;

public sealed class IndexModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<List.Year> Years { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public bool MayOpen { get; private set; }

    public bool MayClose { get; private set; }

    public async Task OnGetAsync()
    {
        Input = new Form { RequestId = Guid.CreateVersion7(), Year = HttpContext.RequestServices.GetRequiredService<FirmZone>().Today.Year };
        await Prepare();
    }

    public Task<IActionResult> OnPostOpenAsync() => Run(new Open.Command(Input.RequestId, Input.Year ?? 0, Input.Entity), "/Accounting/Years/Index");

    public Task<IActionResult> OnPostPeriodAsync(PeriodForm period)
    {
        // The other form of the page was not sent; what it lacks is no mistake here.
        ModelState.Clear();
        return Run(new SetPeriod.Command(period.RequestId, period.Year ?? 0, period.Number ?? 0, period.Close, period.Reason ?? "", period.Entity), "/Accounting/Years/Index");
    }

    protected override async Task Prepare()
    {
        Years = await Mediator.Send(new List.Query());
        Entities = [.. (await Mediator.Send(new LegalEntities())).Select(e => new SelectListItem(e.Name, e.Code))];
        MayOpen = await this.May(AccountingPermissions.OpenYears);
        MayClose = await this.May(AccountingPermissions.ClosePeriods);
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int? Year { get; set; }
        public string? Entity { get; set; }
    }

    public sealed class PeriodForm
    {
        public Guid RequestId { get; set; }
        public int? Year { get; set; }
        public int? Number { get; set; }
        public string? Entity { get; set; }
        public bool Close { get; set; }
        public string? Reason { get; set; }
    }
}
