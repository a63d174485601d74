using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.CancelInstructions)]
public sealed class CancelModel(IMediator mediator) : InstructionActPage<ReasonedActForm>(mediator)
{
    protected override ICommand Act() => new Cancel.Command(Input.RequestId, Reference, Input.Version, Input.Reason);
}
