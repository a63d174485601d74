using BackOffice.Domain;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Trades;

[OpensFor(SettlementsPermissions.CaptureTrades)]
public sealed class CaptureModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    /// <summary>The trade that the new version replaces, by reference.</summary>
    [BindProperty(SupportsGet = true)] public string? Amend { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var zone = HttpContext.RequestServices.GetRequiredService<FirmZone>();
        Input = new Form { RequestId = Guid.CreateVersion7(), TradeDate = zone.Today, TradeVersion = 1 };
        if (Amend is null)
            return Page();
        if (await Mediator.Send(new Details.Query(Amend), HttpContext.RequestAborted) is not { } t)
            return NotFound();
        Input = new Form
        {
            RequestId = Guid.CreateVersion7(), TradeRef = t.TradeRef, TradeVersion = t.TradeVersion + 1, TradeDate = t.TradeDate, Side = t.Side, Security = t.Isin ?? t.Security,
            Mic = t.Mic, Quantity = t.Quantity, Price = t.Price, Currency = t.Currency, Account = t.Account, Counterparty = t.Counterparty, Capacity = t.Capacity,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Capture.Command(
            Input.RequestId, Input.TradeRef, Input.TradeVersion, Input.TradeDate, Input.Side, Input.Security, Input.Mic, Input.Quantity, Input.Price, Input.Currency,
            Input.Account, Input.Counterparty, Input.Capacity, Input.Commission, Input.Fees, Input.Tax, Input.SettlementDate),
        outcome => RedirectToPage("Details", new { reference = outcome.Value!.Ref }));

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? TradeRef { get; set; }
        public int TradeVersion { get; set; } = 1;
        public DateOnly? TradeDate { get; set; }
        public Side? Side { get; set; }
        public string? Security { get; set; }
        public string? Mic { get; set; }
        public decimal? Quantity { get; set; }
        public decimal? Price { get; set; }
        public string? Currency { get; set; }
        public string? Account { get; set; }
        public string? Counterparty { get; set; }
        public Capacity? Capacity { get; set; }
        public decimal? Commission { get; set; }
        public decimal? Fees { get; set; }
        public decimal? Tax { get; set; }
        public DateOnly? SettlementDate { get; set; }
    }
}
