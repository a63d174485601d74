using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.ReleaseInstructions)]
public sealed class ReleaseModel(IMediator mediator) : InstructionActPage<InstructionActForm>(mediator)
{
    protected override ICommand Act() => new Release.Command(Input.RequestId, [Reference], Input.Version);
}
