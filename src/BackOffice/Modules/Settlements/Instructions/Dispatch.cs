using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Outbox;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;

namespace BackOffice.Settlements.Instructions;

/// <summary>What the depository is told about an instruction.</summary>
internal enum MessageAct { New, Cancel, Hold, Release, Partial }

/// <summary>
/// Writes messages to the depository: one an instruction, with the hash of its text, and one file for each depository in the outbox,
/// which delivers it exactly once into the drop folder. The form is CSV until ISO formats come.
/// </summary>
internal sealed class Dispatch(BackOfficeDb db, InstructionWriter writer, Outgoing outgoing, Actor actor, TimeProvider clock)
{
    public const string Channel = "depository";

    public const string Header =
        "message_ref,action,instruction_ref,trade_ref,movement,payment,isin,symbol,quantity,amount,currency,trade_date,settlement_date,place," +
        "counterparty,agent_bic,agent_account,buyer_seller_bic,safekeeping_account,partial";

    /// <summary>The instructions have been changed in memory; this tells the depository and writes what was told.</summary>
    public async Task Tell(MessageAct act, IReadOnlyList<StoredInstruction> instructions, CancellationToken cancellationToken)
    {
        if (instructions.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var references = await Numbers.Take(db, "settlements.message_number", "MSG", now.Year, instructions.Count, cancellationToken);
        var messages = new List<MessageDraft>(instructions.Count);
        for (var n = 0; n < instructions.Count; n++)
        {
            var line = Line(references[n], act, instructions[n]);
            messages.Add(new MessageDraft(
                Guid.CreateVersion7(now), now, instructions[n].EntityId, instructions[n].Id, "out", references[n], Invariant.Kebab(act.ToString()),
                line, SHA256.HashData(Encoding.UTF8.GetBytes(line)), "{}"));
        }
        await writer.Insert(messages, cancellationToken);

        foreach (var file in messages.Zip(instructions).GroupBy(m => (m.Second.EntityId, m.Second.Place)))
        {
            var lines = file.Select(m => m.First).ToList();
            var text = new StringBuilder(Header).Append('\n');
            foreach (var message in lines)
                text.Append(message.Raw).Append('\n');
            var content = Encoding.UTF8.GetBytes(text.ToString());
            var name = lines.Count == 1
                ? $"{lines[0].MessageRef}.csv"
                : string.Create(CultureInfo.InvariantCulture, $"{lines[0].MessageRef}-{lines.Count}.csv");
            await outgoing.Add(file.Key.EntityId, Channel, name, content, cancellationToken);
        }
    }

    public InstructionStatus Status(StoredInstruction of, string what, string? reason = null, string? messageRef = null) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), of.Id, of.EntityId, clock.GetUtcNow(), of.State, what, reason, messageRef, actor.UserId, actor.Name);

    private static string Line(string messageRef, MessageAct act, StoredInstruction of) => string.Join(',',
        messageRef, Invariant.Kebab(act.ToString()), of.Reference, Quoted(of.TradeRef), of.Side == Side.Buy ? "RECE" : "DELI", "APMT",
        of.Names.Isin, Quoted(of.Names.Symbol), Invariant.Number(of.Quantity), of.Amount.ToString("F" + of.MinorUnits, CultureInfo.InvariantCulture), of.Currency,
        Invariant.Day(of.TradeDate), Invariant.Day(of.SettlementDate), Quoted(of.Place), Quoted(of.Names.CounterpartyCode),
        of.Ssi.AgentBic, Quoted(of.Ssi.Account), of.Ssi.BuyerSellerBic, Quoted(of.Names.AccountCode), of.PartialAllowed ? "PART" : "NPAR");

    private static string? Quoted(string? text) =>
        text?.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
