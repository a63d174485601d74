using System.Globalization;
using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Ssis;
using FluentValidation;
using MediatR;

namespace BackOffice.Reference.Editing;

/// <summary>
/// Makes or changes a standing settlement instruction by hand. Money and securities go where it says, so a second person lets it through
/// while the policy in force says so.
/// </summary>
public static class SaveSsi
{
    internal const string FromField = "valid_from";

    internal static string FromWord => KindList.Of<SsiKind>().FieldOf(FromField).Word;

    /// <inheritdoc cref="Save.Command"/>
    /// <param name="From">The day the change holds from; what stood before stays true until the day before. Null is today.</param>
    [Requires(ReferencePermissions.EditSsis)]
    public sealed record Command(Guid RequestId, Guid? Subject, Guid? Seen, IReadOnlyDictionary<string, string?> Values, DateOnly? From = null)
        : ICommand<Outcome<Saved>>, IChange;

    /// <summary>The day that a change holds from when none is given: today, or the beginning of what has not begun.</summary>
    internal static DateOnly FromOf(IReadOnlyDictionary<string, string?> before, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Day(before) is { } stood && stood > today ? stood : today;
    }

    /// <summary>The values of a change with its day in them. Refused when they say another day than the change does.</summary>
    internal static Outcome<Dictionary<string, string?>> Dated(IReadOnlyDictionary<string, string?> values, DateOnly from, IReadOnlyDictionary<string, string?> before) =>
        Day(values) is { } said && said != Day(before) && said != from ? new Refusal("ssi.two-days", said, from).At(FromField)
        : new Dictionary<string, string?>(values, StringComparer.Ordinal) { [FromField] = Invariant.Day(from) };

    /// <summary>True when a change says nothing but a later day: what it says stands already.</summary>
    internal static bool SaysNothing(IReadOnlyList<FieldChange> changes, DateOnly from, IReadOnlyDictionary<string, string?> before) =>
        changes.All(c => c.FieldKey == FromWord) && !(from < (Day(before) ?? DatedRow.Ever));

    private static DateOnly? Day(IReadOnlyDictionary<string, string?> values) =>
        values.GetValueOrDefault(FromField) is { } text && Invariant.TryDay(text, out var day) ? day : null;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Seen).NotNull().When(c => c.Subject is not null).WithErrorCode("reference.seen-missing");
    }

    internal sealed class Handler(Change change) : IRequestHandler<Command, Outcome<Saved>>
    {
        public Task<Outcome<Saved>> Handle(Command request, CancellationToken cancellationToken) =>
            change.Make(KindList.Of<SsiKind>(), request, cancellationToken);
    }

    internal sealed class Policy(BackOfficeDb db, IMediator mediator, Actor actor, TimeProvider clock, IServiceProvider services) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var policies = await mediator.Send(new PoliciesOf(today, actor.HomeEntity), cancellationToken);
            if (policies.TryGetValue(PolicyCodes.ChangeSsi, out var policy) && !policy.NeedsSecondPerson)
                return null;

            var kind = KindList.Of<SsiKind>();
            IReadOnlyDictionary<string, string?> before = new Dictionary<string, string?>();
            IReadOnlyList<TargetVersion> targets = [];
            if (command.Subject is { } subject)
            {
                // What cannot be changed any more is refused when the command runs; nobody is asked about it in vain.
                if (Change.Seen(await kind.History(db, subject.ToString(), cancellationToken), command.Seen, clock) is not { Known.To: null } seen)
                    return null;
                before = await kind.Values(seen, db, cancellationToken);
                targets = [new TargetVersion(kind.Table(db), seen.Id, seen.Version)];
            }
            IReadOnlyDictionary<string, string?> values = command.Values;
            var from = command.From ?? FromOf(before, clock);
            if (before.Count > 0)
            {
                if (Dated(values, from, before).Value is not { } dated)
                    return null;
                values = dated;
            }
            var changes = Change.Differences(kind, before, values);
            if (changes.Count == 0 || before.Count > 0 && SaysNothing(changes, from, before))
                return null;
            // Two may want the same row changed; whoever reads the second is told of the first.
            foreach (var target in targets)
            {
                foreach (var waiting in await mediator.Send(new WaitingOn.Query(target.Id), cancellationToken))
                    changes = [.. changes, new FieldChange("ssi.other-change-waits", null, waiting.Maker)];
            }
            if (command.Subject is { } ssi && services.GetService<IOpenInstructions>() is { } open)
            {
                var touched = await open.Using(new SsiId(ssi), 0, cancellationToken);
                changes = [.. changes, new FieldChange("ssi.open-instructions", null, touched.Count.ToString(CultureInfo.InvariantCulture))];
            }
            return new SecondPerson(
                ReferencePermissions.ApproveSsis, Scope.None, command.Subject is null ? "approval.new-ssi" : "approval.change-ssi",
                [command.Values.GetValueOrDefault("party") ?? "", command.Values.GetValueOrDefault("market") ?? "", command.Values.GetValueOrDefault("currency") ?? ""],
                changes, targets);
        }
    }
}
