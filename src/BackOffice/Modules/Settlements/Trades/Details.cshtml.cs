using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Settlements.Trades;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Details.Answer Trade { get; private set; } = null!;

    /// <summary>Set when all that ever came of the trade is its cancel.</summary>
    public EarlyCancelDetails.Answer? Early { get; private set; }

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted) is not { } found)
        {
            Early = await mediator.Send(new EarlyCancelDetails.Query(Reference), HttpContext.RequestAborted);
            return Early is null ? NotFound() : Page();
        }
        Trade = found;
        return Page();
    }

    public string Title => Words.Of(
        Trade.Side == Side.Buy ? "trade.title-buy" : "trade.title-sell", Show.Quantity(Trade.Quantity), Trade.Security, Show.Price(Trade.Price), Trade.Currency);

    public string? StopSentence => Trade.Stopped is { } stop ? Words.Of(stop.Code, [.. stop.Args]) : null;

    public bool MayEnd => Trade.State is TradeState.Captured or TradeState.Stopped or TradeState.Instructed;

    public IEnumerable<TimelineStep> Steps => Trade.Story.Select(s => TimelineStep.Of(s, Words));

    public IReadOnlyList<WhyRule> Rules => SsiRules.Of(Trade.Why.Ssi, Words);
}
