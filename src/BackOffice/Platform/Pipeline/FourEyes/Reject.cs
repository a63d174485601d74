using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>Turns a stored command down, with a reason its maker reads; it never runs. Refused for the maker, who withdraws instead.</summary>
public static class Reject
{
    [OpenToAll("decided against the approval's own permission and scope")]
    public sealed record Command(Guid RequestId, Guid Approval, string Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("approval.reason-missing")
            .MaximumLength(1000).WithErrorCode("field.too-long").WithState(_ => new object?[] { 1000 });
    }

    internal sealed class Handler(BackOfficeDb db, ApprovalDesk desk) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (approval, refusal) = await desk.Take(command.Approval, ApprovalState.Rejected, command.Reason, null, cancellationToken);
            if (approval is null)
                return refusal!;
            db.Audit(desk.Decided(approval));
            return Outcome.Done;
        }
    }
}
