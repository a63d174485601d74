using BackOffice.Platform.Imports;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Reference.Imports;

/// <summary>
/// Whether a file waits for a second person before any of it is taken: the dated policy of its kind, switched by an administrator. Without
/// a row it comes in at once. A dry run takes nothing and never waits.
/// </summary>
internal sealed class FileNeedsSecondPerson(Importers importers, IMediator mediator, Actor actor, TimeProvider clock) : IFourEyesPolicy<StartImport.Command>
{
    public async Task<SecondPerson?> Needs(StartImport.Command command, CancellationToken cancellationToken)
    {
        if (command.Options.DryRun || actor.IsSystem || importers.Find(command.Kind)?.SecondPersonPermission is not { } permission)
            return null;
        var entity = command.Options.Entity ?? actor.HomeEntity;
        var policies = await mediator.Send(new PoliciesOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), entity), cancellationToken);
        if (policies.GetValueOrDefault(PolicyCodes.Import(command.Kind)) is not { NeedsSecondPerson: true })
            return null;
        return new SecondPerson(
            permission, new Scope(entity), "approval.import", [$"@import.kind.{command.Kind}", command.FileName],
            [
                new FieldChange("import.which-file", null, command.FileName),
                new FieldChange("import.file-kept", null, command.File.ToString()),
            ],
            []);
    }
}
