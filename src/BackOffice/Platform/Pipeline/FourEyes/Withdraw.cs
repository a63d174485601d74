using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>The maker takes a stored command back before anybody decided.</summary>
public static class Withdraw
{
    [OpenToAll("only the maker may withdraw, whatever rights he still has")]
    public sealed record Command(Guid RequestId, Guid Approval) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Approval).NotEmpty().WithErrorCode("approval.unknown");
    }

    internal sealed class Handler(BackOfficeDb db, ApprovalDesk desk) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (approval, refusal) = await desk.Take(command.Approval, ApprovalState.Withdrawn, null, null, cancellationToken);
            if (approval is null)
                return refusal!;
            db.Audit(desk.Decided(approval));
            return Outcome.Done;
        }
    }
}
