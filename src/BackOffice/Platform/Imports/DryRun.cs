using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Imports;

/// <summary>
/// Judges a whole file as if taking it, in one transaction that is rolled back: later rows meet earlier ones exactly as in the real run,
/// so the counts are the same. It always ends refused, which is how the pipeline rolls back; what it found stands in <see cref="Command.Found"/>.
/// </summary>
public static class DryRun
{
    internal const string NothingTaken = "import.dry-run";

    public sealed record Command(Guid RequestId, JobId Job, string Kind, string Needs, EntityId Entity) : ICommand<Outcome>, IRequiresPermission
    {
        string IRequiresPermission.Permission => Needs;

        [JsonIgnore]
        internal Func<IEnumerable<Content>> Contents { get; init; } = () => [];

        /// <summary>Told what was judged so far; false stops.</summary>
        [JsonIgnore]
        internal Func<long, Task<bool>> Progress { get; init; } = _ => Task.FromResult(true);

        [JsonIgnore]
        internal List<(string? FileName, JobCounts Counts)> Found { get; } = [];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Kind).NotEmpty().WithErrorCode("import.kind-unknown");
    }

    public sealed class Scoped : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Entity));
    }

    public sealed class Handler(BackOfficeDb db, Importers importers) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var importer = importers.Find(command.Kind)!;
            // A retry of the transaction begins at the beginning.
            command.Found.Clear();
            foreach (var content in command.Contents())
            {
                var counts = await content.Take(importer, db, cancellationToken);
                command.Found.Add((content.Member, counts));
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
                if (!await command.Progress(content.Chunk.To))
                    break;
            }
            return new Refusal(NothingTaken);
        }
    }
}
