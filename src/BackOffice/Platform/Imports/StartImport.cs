using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Imports;

/// <summary>Starts the job that takes a file in. Whether the file can be read is found out by the job, so the sender never waits for it.</summary>
public static class StartImport
{
    internal const string Work = "import";

    /// <param name="RequestId">The same key again is answered with the first job.</param>
    /// <param name="Kind">Such as <c>trades</c>.</param>
    /// <param name="Needs">The kind's permission, as its importer says; checked against it.</param>
    /// <param name="File">Kept content.</param>
    /// <param name="FileName">What the sender called it.</param>
    /// <param name="Options">How it is to be read.</param>
    /// <param name="Inline">The sender runs the job itself at once.</param>
    public sealed record Command(Guid RequestId, string Kind, string Needs, FileId File, string FileName, ImportOptions Options, bool Inline = false)
        : ICommand<Outcome<JobId>>, IRequiresPermission
    {
        string IRequiresPermission.Permission => Needs;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int FileNameMax = 255;

        public Validator()
        {
            RuleFor(c => c.FileName).NotEmpty().WithErrorCode("import.file-name").MaximumLength(FileNameMax).WithErrorCode("import.file-name");
            RuleFor(c => c.Options).Custom((options, context) =>
            {
                if (options.Check() is { } wrong)
                    context.AddFailure(new FluentValidation.Results.ValidationFailure(wrong.Field!, "") { ErrorCode = wrong.Code, CustomState = wrong.Args.ToArray() });
            });
        }
    }

    public sealed class Scoped : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Options.Entity));
    }

    public sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock, JobQueue queue, Importers importers, IRecordIntake records)
        : IRequestHandler<Command, Outcome<JobId>>
    {
        public async Task<Outcome<JobId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var importer = importers.Find(command.Kind) ?? throw new InvalidOperationException($"No kind {command.Kind}.");
            if (importer.Permission != command.Needs)
                throw new InvalidOperationException($"{command.Kind} needs {importer.Permission}, not {command.Needs}.");

            var options = await Resolve(command, cancellationToken);
            if (options.Refusal is { } refusal)
                return refusal;

            var json = JsonSerializer.Serialize(options.Value, CanonicalJson.Options);
            var job = await queue.Add(
                new NewJob(Work, command.Kind, importer.Permission, json, command.File, command.FileName, options.Value!.Entity, options.Value.DryRun),
                command.Inline, cancellationToken);
            // Whatever comes of it, the file came in.
            await records.Keep(
                [new RecordToKeep(new RecordSource(RecordSources.Import, job.Value, command.Kind), options.Value.Entity ?? actor.HomeEntity, command.File, command.FileName, command.FileName)],
                cancellationToken);
            return job;
        }

        // A name with a mapping keeps it; a name alone takes what was kept, and what the sender says now goes before it.
        private async Task<Outcome<ImportOptions>> Resolve(Command command, CancellationToken cancellationToken)
        {
            var options = command.Options;
            if (options.MappingName is not { } name)
                return options;
            var mappings = db.SavedMappings;
            var saved = await mappings.SingleOrDefaultAsync(m => m.Kind == command.Kind && m.Name == name, cancellationToken);
            if (options.Mapping is null)
            {
                if (saved is null)
                    return new Refusal("import.mapping-unknown", name).At("options.mappingName");
                var kept = JsonSerializer.Deserialize<ImportOptions>(saved.Options, CanonicalJson.Options)!;
                return options with
                {
                    Mapping = kept.Mapping,
                    Separator = options.Separator ?? kept.Separator,
                    NumberFormat = options.NumberFormat ?? kept.NumberFormat,
                    DateFormat = options.DateFormat ?? kept.DateFormat,
                    Encoding = options.Encoding ?? kept.Encoding,
                };
            }
            var format = JsonSerializer.Serialize(options with { DryRun = false, OpenPeriods = false, Entity = null, MappingName = null }, CanonicalJson.Options);
            if (saved is null)
                mappings.Add(new SavedMapping(command.Kind, name, format, actor.UserId, clock.GetUtcNow()));
            else
                saved.Change(format, actor.UserId, clock.GetUtcNow());
            db.Audit(new MappingSaved(command.Kind, name, format));
            return options;
        }
    }
}
