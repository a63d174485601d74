using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Lists;

/// <summary>Keeps what somebody takes along: who, which list by which filter, and the file itself as a record. What could not be kept does not go out.</summary>
public static class KeepExport
{
    /// <param name="Source">export, statement or report.</param>
    /// <param name="Query">The filter as it stood in the address.</param>
    [OpenToAll("the list itself was asked for and granted before its file is kept")]
    public sealed record Command(Guid RequestId, string Source, string List, string Title, string Query, FileId File, string FileName, string Language) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Source).Must(s => s is RecordSources.Export or RecordSources.Statement or RecordSources.Report).WithErrorCode("export.source");
    }

    public sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock, IRecordIntake records) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var made = new ExportMade(
                Guid.CreateVersion7(now), actor.HomeEntity, command.Source, command.List, command.Query, command.File, command.FileName, actor.UserId, actor.Name, now);
            db.Add(made);
            await records.Keep(
                [new RecordToKeep(new RecordSource(command.Source, made.Id, command.List), made.EntityId, made.FileId, made.FileName, command.Title) { Language = command.Language }],
                cancellationToken);
            db.Audit(new ListTakenAlong(made.Id, command.List, command.Query, command.FileName));
            return Outcome.Done;
        }
    }
}

/// <summary>Somebody took a list along as a file.</summary>
public sealed record ListTakenAlong(Guid Export, string List, string Query, string FileName) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("export", Export, FileName)];
}
