using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.HoldInstructions)]
public sealed class HoldModel(IMediator mediator) : InstructionActPage<ReasonedActForm>(mediator)
{
    protected override ICommand Act() => new Hold.Command(Input.RequestId, [Reference], Input.Version, Input.Reason);
}
