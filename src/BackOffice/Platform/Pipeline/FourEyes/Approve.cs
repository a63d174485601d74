using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>
/// Approves a stored command by its hash; it runs at once, as its maker's, in this transaction. Refused for the maker, without
/// the approval's own permission, when the content or a row has changed since, or when the command itself is refused by then.
/// </summary>
public static class Approve
{
    /// <param name="Sha256">The checksum that was shown, in hex.</param>
    [OpenToAll("decided against the approval's own permission and scope")]
    public sealed record Command(Guid RequestId, Guid Approval, string Sha256) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sha256).Matches("^[0-9a-f]{64}$").WithErrorCode("approval.checksum-missing");
    }

    internal sealed class Handler(BackOfficeDb db, ApprovalDesk desk, Actor actor, IServiceProvider services)
        : IRequestHandler<Command, Outcome>
    {
        private static readonly MethodInfo Typed = typeof(Handler).GetMethod(nameof(SendTyped), BindingFlags.NonPublic | BindingFlags.Instance)!;

        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (approval, refusal) = await desk.Take(command.Approval, ApprovalState.Approved, null, Convert.FromHexString(command.Sha256), cancellationToken);
            if (approval is null)
                return refusal!;
            if (!SHA256.HashData(approval.Payload).AsSpan().SequenceEqual(approval.Sha256))
                throw new InvalidOperationException($"The stored payload of approval {approval.Id} does not have its hash.");
            if (await desk.Moved(approval, cancellationToken))
                return new Refusal("approval.target-moved");

            var outcome = await RunAsMaker(approval, cancellationToken);
            if (outcome.Refusal is not null)
                return outcome.Refusal;
            db.Audit(desk.Decided(approval));
            return Outcome.Done;
        }

        private async Task<IOutcome> RunAsMaker(Approval approval, CancellationToken cancellationToken)
        {
            var type = typeof(Approve).Assembly.GetType(approval.CommandType, throwOnError: true)!;
            var request = JsonSerializer.Deserialize(approval.Payload, type, CanonicalJson.Options)!;
            var outcome = type.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)).GetGenericArguments()[0];

            var approver = (actor.UserId, actor.Name, actor.HomeEntity, actor.TokenPermissions);
            var firstFact = db.NamedFacts.Count;
            actor.Become(approval.Maker, approval.MakerName, await desk.HomeEntity(approval, cancellationToken));
            try
            {
                // The maker's right is read again: who lost it since has nothing to run.
                if (await desk.MakerMayNot(request, type, cancellationToken) is { } denied)
                    return (Outcome)denied;
                var result = await (Task<IOutcome>)Typed.MakeGenericMethod(outcome).Invoke(this, [request, cancellationToken])!;
                db.StampFacts(firstFact, (approval.Maker, approval.MakerName), approver.UserId);
                return result;
            }
            finally
            {
                actor.Become(approver.UserId, approver.Name, approver.HomeEntity, approver.TokenPermissions);
            }
        }

        private async Task<IOutcome> SendTyped<T>(object request, CancellationToken cancellationToken) where T : IOutcome =>
            await services.GetRequiredService<IMediator>().Send((IRequest<T>)request, cancellationToken);
    }
}
