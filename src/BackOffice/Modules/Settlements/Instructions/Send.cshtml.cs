using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.SendInstructions)]
public sealed class SendModel(IMediator mediator) : InstructionActPage<InstructionActForm>(mediator)
{
    protected override ICommand Act() => new Send.Command(Input.RequestId, [Reference], Input.Version);
}
