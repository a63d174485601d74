using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Ledger.Movements;

/// <summary>
/// Whether a movement by hand needs a second person: the dated policy of its kind (<c>four-eyes.ledger-movement.opening</c>),
/// else that of all movements; above an amount, or always. What cannot be valued is shown to a second person.
/// </summary>
internal sealed class PostNeedsSecondPerson(HandMovements hand, Worth worth, IMediator mediator) : IFourEyesPolicy<Post.Command>
{
    public async Task<SecondPerson?> Needs(Post.Command command, CancellationToken cancellationToken)
    {
        var read = await hand.Of(command, cancellationToken);
        // What cannot be done is refused by the handler, not stored for a second person.
        if (read.Refusal is not null)
            return null;

        var movement = read.Value!;
        var policies = await mediator.Send(new PoliciesOf(movement.Date, movement.Entity), cancellationToken);
        var policy = policies.GetValueOrDefault($"{PolicyCodes.LedgerMovement}.{movement.Kind}") ?? policies.GetValueOrDefault(PolicyCodes.LedgerMovement);
        if (policy is { NeedsSecondPerson: false })
            return null;
        var amount = await worth.InTry(movement, cancellationToken);
        if (policy?.AboveTry is { } limit && amount <= limit)
            return null;

        return new SecondPerson(
            "ledger.approve-movements", new Scope(movement.Entity, AmountTry: amount), "movement.approval",
            [$"@movement-kind.{movement.Kind}", command.Description!.Trim()], [.. Changes(command)], [], amount);
    }

    // Money shows the minor units of its currency; a security has none.
    private static string Sum(decimal quantity, string asset) =>
        asset.Length == 3 && asset.All(char.IsAsciiLetterUpper) ? Phrase.Money(quantity, asset) : $"{Phrase.Figure(quantity)} {asset}";

    private static IEnumerable<FieldChange> Changes(Post.Command command) =>
        command.Postings!.Select(p => new FieldChange(
            "movement.posting", null, $"{p.Account!.Trim()} {Sum(p.Quantity!.Value, p.Asset!.Trim())} {Phrase.Word($"purpose.{p.Purpose}")}"))
            .Prepend(new FieldChange("column.date", null, Phrase.Day(command.Date!.Value)));
}
