using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using BackOffice.Settlements.Trades;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Settlements.Instructions;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Tab { get; set; }

    public Details.Answer Instruction { get; private set; } = null!;

    /// <summary>Movements and journals of the trade, for the tab of postings.</summary>
    public IReadOnlyList<StoryStep> Postings { get; private set; } = [];

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted) is not { } found)
            return NotFound();
        Instruction = found;
        if (Tab == "postings" && await mediator.Send(new Trades.Details.Query(found.Trade), HttpContext.RequestAborted) is { } trade)
            Postings = [.. trade.Story.Where(s => s.Detail is { Count: > 0 })];
        return Page();
    }

    public string Title => Words.Of(
        Instruction.Side == Side.Buy ? "instruction.title-receive" : "instruction.title-deliver", Show.Quantity(Instruction.Quantity), Instruction.Security);

    /// <summary>Where it stands, in one sentence.</summary>
    public string Sentence => Words.Of(
        "instruction.sentence." + Invariant.Kebab(Instruction.State.ToString()),
        Because(Instruction.HoldReason is { Length: > 0 } held ? held : ReasonWords.Of(Words, Instruction.StatusReason)),
        Show.Quantity(Instruction.SettledQuantity), Show.Quantity(Instruction.OpenQuantity));

    private static string Because(string reason) => reason.Length == 0 ? "" : ": " + reason;

    /// <summary>The one next step: word key, icon, and where it is taken; null when nothing is left to do.</summary>
    public (string Key, string Icon, string? Link)? Next => Instruction.State switch
    {
        InstructionState.Sent or InstructionState.Matched when AskDepository => ("ask-depository", "help", "/settlements/confirmations/settle/" + Reference),
        InstructionState.Pending => ("send", "send", "/settlements/instructions/send/" + Reference),
        InstructionState.Sent => ("wait", "hourglass", null),
        InstructionState.Matched => ("wait-settlement", "hourglass", null),
        InstructionState.Unmatched => ("unmatched", "equal-not", "/settlements/instructions/cancel/" + Reference),
        InstructionState.Held => ("release", "player-play", "/settlements/instructions/release/" + Reference),
        InstructionState.PartiallySettled => ("settle-rest", "circle-half", "/settlements/confirmations/settle/" + Reference),
        InstructionState.Failing => ("failing", "circle-x", Instruction.PartialAllowed ? "/settlements/confirmations/settle/" + Reference : "/settlements/instructions/partial/" + Reference),
        InstructionState.Settled or InstructionState.Cancelled => null,
        _ => throw new InvalidOperationException($"Unknown state {Instruction.State}."),
    };

    /// <summary>The cut-off has passed: what is said of it is said in the past.</summary>
    public bool IsPast => Instruction.CutOff < Now;

    private bool AskDepository => IsPast || ExceptionFinder.Overdue(Instruction.State, Instruction.SettlementDate, DateOnly.FromDateTime(Now.UtcDateTime));

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Ours and theirs, field by field; theirs holds only what a message carried.</summary>
    public IReadOnlyList<Comparison> Compared
    {
        get
        {
            var i = Instruction;
            var told = i.Messages.Where(m => m.Direction == "in").ToList();
            var settled = told.Where(m => m.Kind is "settled" or "partially-settled").ToList();
            var carriedQuantity = settled.Any(m => m.Said?.Quantity is not null) ? i.SettledQuantity : (decimal?)null;
            var carriedAmount = settled.Any(m => m.Said?.Amount is not null) ? i.SettledAmount : (decimal?)null;
            var reason = told.LastOrDefault(m => m.Said?.Reason is not null)?.Said!.Reason;
            return
            [
                new("column.quantity", Show.Quantity(i.Quantity), carriedQuantity is { } q ? Show.Quantity(q) : null, carriedQuantity is null ? null : i.Quantity - carriedQuantity, null),
                new("column.amount", $"{Show.Money(i.Amount, i.Currency)} {i.Currency}", carriedAmount is { } a ? $"{Show.Money(a, i.Currency)} {i.Currency}" : null,
                    carriedAmount is null ? null : i.Amount - carriedAmount, i.Currency),
                new("column.state", Words["instruction.state." + Invariant.Kebab(i.State.ToString())], told.Count == 0 ? null : Words["reported." + told[^1].Kind], null, null),
                new("column.reason", "", reason is null ? null : ReasonWords.Of(Words, reason), null, null),
                new("column.settlement-date", Show.Day(i.SettlementDate, weekday: true), i.Deliveries.Count == 0 ? null : Show.Day(i.Deliveries[^1].SettledOn, weekday: true),
                    i.Deliveries.Count == 0 ? null : i.Deliveries[^1].SettledOn.DayNumber - i.SettlementDate.DayNumber, "days"),
                new("column.security", $"{i.SecurityName} {i.Isin}", null, null, null),
                new("column.side", Words["movement." + (i.Side == Side.Buy ? "buy" : "sell")], null, null, null),
                new("column.trade-date", Show.Day(i.TradeDate, weekday: true), null, null, null),
                new("column.place", i.Place, null, null, null),
                new("column.counterparty", i.CounterpartyName, null, null, null),
                new("column.agent", $"{i.Ssi.AgentBic} {i.Ssi.Account}", null, null, null),
                new("column.price", Show.Price(i.Price), null, null, null),
            ];
        }
    }

    /// <param name="Difference">Ours less theirs; null when theirs said nothing or the field is no figure.</param>
    /// <param name="Unit">A currency, <c>days</c>, or null for a quantity.</param>
    public sealed record Comparison(string Key, string Ours, string? Theirs, decimal? Difference, string? Unit);

    public IEnumerable<TimelineStep> Steps
    {
        get
        {
            var byRef = Instruction.Messages.Where(m => m.Direction == "in").ToLookup(m => m.MessageRef);
            foreach (var step in Instruction.History)
            {
                var message = step.MessageRef is { } reference ? byRef[reference].FirstOrDefault() : null;
                yield return new TimelineStep(
                    step.At, TradeStory.Icon(step.What), Words["happened." + step.What] + (step.Reason is { Length: > 0 } reason ? $": {ReasonWords.Of(Words, reason)}" : ""),
                    message is null ? step.By : Words.Of("message.from", message.MessageRef, step.By), Status: Invariant.Kebab(step.State.ToString()),
                    StatusWord: Words["instruction.state." + Invariant.Kebab(step.State.ToString())], Raw: message?.Raw);
            }
            foreach (var message in Instruction.Messages.Where(m => m.Direction == "out"))
                yield return new TimelineStep(message.At, "mail-forward", Words.Of("message.out", Words["message-act." + message.Kind]), message.MessageRef, Raw: message.Raw);
        }
    }

    public IReadOnlyList<WhyRule> Rules => SsiRules.Of(Instruction.Ssi.Why, Words);
}
