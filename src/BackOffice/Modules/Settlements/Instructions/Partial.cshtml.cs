using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.SettleInstructions)]
public sealed class PartialModel(IMediator mediator) : InstructionActPage<PartialForm>(mediator)
{
    protected override ICommand Act() => new Partial.Command(Input.RequestId, Reference, Input.Version, Input.Allowed);

    protected override void Fill(PartialForm form) => form.Allowed = !Instruction.PartialAllowed;
}

public sealed class PartialForm : InstructionActForm
{
    public bool Allowed { get; set; }
}
