using BackOffice.Platform.Imports;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Reference.Imports;

/// <summary>
/// Whether a file waits for a second person before any of it is taken: the dated policy of its kind, switched by an administrator. Without
/// a row it comes in at once, unless its kind keeps the limit of what is typed by hand (a journal above the limit) and something in it is
/// larger. A dry run takes nothing and never waits.
/// </summary>
internal sealed class FileNeedsSecondPerson(Importers importers, FileSize size, IMediator mediator, Actor actor, TimeProvider clock) : IFourEyesPolicy<StartImport.Command>
{
    public async Task<SecondPerson?> Needs(StartImport.Command command, CancellationToken cancellationToken)
    {
        if (command.Options.DryRun || actor.IsSystem || importers.Find(command.Kind) is not { SecondPersonPermission: { } permission } importer)
            return null;
        var entity = command.Options.Entity ?? actor.HomeEntity;
        var policies = await mediator.Send(new PoliciesOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), entity), cancellationToken);
        var own = policies.GetValueOrDefault(PolicyCodes.Import(command.Kind));
        if (own is { NeedsSecondPerson: false } || own is null && importer.HandPolicy is null)
            return null;
        decimal? largest = null;
        if (importer.HandPolicy is { } byHand && (own ?? policies.GetValueOrDefault(byHand)) is { } policy)
        {
            largest = await size.Of(command, importer, entity, cancellationToken);
            if (!policy.NeedsSecondPerson || policy.AboveTry is { } limit && largest <= limit)
                return null;
        }
        return new SecondPerson(
            permission, new Scope(entity, AmountTry: largest), "approval.import", [$"@import.kind.{command.Kind}", command.FileName],
            [
                new FieldChange("import.which-file", null, command.FileName),
                new FieldChange("import.file-kept", null, command.File.ToString()),
            ],
            [], largest);
    }
}
