using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>This room's part of a trade's story: the row it came from, what became of its versions, its instruction and each answer.</summary>
internal sealed class TradeStory(BackOfficeDb db, IPeople? people = null) : IStorySource
{
    public async Task<IReadOnlyList<StoryStep>> About(Guid trade, CancellationToken cancellationToken)
    {
        var id = new TradeId(trade);
        if (await db.Trades.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is { } found)
            return await OfTrade(found, cancellationToken);
        var instruction = new InstructionId(trade);
        var reference = await db.Instructions.Where(i => i.Id == instruction).Select(i => i.Reference).FirstOrDefaultAsync(cancellationToken);
        return reference is null ? [] : await OfInstruction(instruction, reference, cancellationToken);
    }

    private async Task<IReadOnlyList<StoryStep>> OfTrade(StoredTrade trade, CancellationToken cancellationToken)
    {
        var who = people is null ? null : (await people.Names([trade.BookedBy], cancellationToken)).GetValueOrDefault(trade.BookedBy);
        var link = trade.Source.Job is { } job ? $"/work/jobs/{job}" : null;
        var steps = new List<StoryStep>
        {
            trade.Source.FileName is { } file
                ? new(trade.BookedAt, "file-import", "story.booked-from-file", [trade.TradeVersion, file, trade.Source.Line], who, link)
                : new(trade.BookedAt, "user", "story.booked-by-hand", [trade.TradeVersion], who, null),
        };
        if (trade is { State: TradeState.Replaced, EndedAt: { } replaced })
            steps.Add(new(replaced, "refresh", "story.replaced", [trade.TradeVersion], null, null));
        if (trade is { State: TradeState.Cancelled, EndedAt: { } cancelled })
            steps.Add(new(cancelled, "ban", trade.CancelSource?.FileName is null ? "story.cancelled-by-hand" : "story.cancelled-from-file",
                [trade.CancelVersion, trade.CancelSource?.FileName ?? trade.CancelSource?.Raw, trade.CancelSource?.Line], null, null));
        return steps;
    }

    private async Task<IReadOnlyList<StoryStep>> OfInstruction(InstructionId id, string reference, CancellationToken cancellationToken)
    {
        var statuses = await db.InstructionStatuses.AsNoTracking().Where(s => s.InstructionId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return statuses.ConvertAll(s => new StoryStep(
            s.At, Icon(s.What), "story.instruction", [reference, $"@happened.{s.What}", s.Reason ?? s.MessageRef ?? ""], s.ActorName, $"/settlements/instructions/{reference}"));
    }

    internal static string Icon(string what) => what switch
    {
        "made" => "robot",
        "sent" => "send",
        "held" => "player-pause",
        "released" => "player-play",
        "cancelled" or "withdrawn" or "reported-cancelled" => "ban",
        "reported-settled" or "reported-partially-settled" => "circle-check",
        "reported-unmatched" => "equal-not",
        "reported-matched" => "equal",
        "reported-failing" => "circle-x",
        _ => "message",
    };
}
