using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Records.Documents;

/// <summary>Keeps a box of documents at once, set-based: an archive that is taken over. All of them, or none when one names a class or party that is unknown.</summary>
public static class KeepMany
{
    public const int DocumentsMax = 5_000;

    [Requires(RecordsPermissions.Keep)]
    public sealed record Command(Guid RequestId, IReadOnlyList<Document> Documents, EntityId? Entity = null) : ICommand<Outcome<int>>;

    /// <param name="File">Content that is kept already.</param>
    public sealed record Document(string Class, string Title, string? Language, IReadOnlyList<string> Parties, DateOnly On, string FileName, FileId File);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Documents).NotEmpty().WithErrorCode("field.missing").Must(d => d.Count <= DocumentsMax).WithErrorCode("documents.too-many");
            RuleForEach(c => c.Documents).ChildRules(d => d.RuleFor(x => x.Title).MaximumLength(Keep.TitleLengthMax).WithErrorCode("field.too-long").WithState(_ => new object?[] { Keep.TitleLengthMax }));
        }
    }

    internal sealed class ScopeOf(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Entity ?? actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, Drafts drafts, RecordWriter writer, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome<int>>
    {
        public async Task<Outcome<int>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var drafted = await drafts.Of(
                [.. command.Documents.Select(d => new Drafts.Given(d.Class, d.Title, d.Language, d.Parties, d.On, d.FileName, d.File, Guid.CreateVersion7(now)))],
                command.Entity ?? actor.HomeEntity, cancellationToken);
            if (drafted.Refusal is { } refusal)
                return refusal;
            var written = await writer.Write(drafted.Value!, cancellationToken);
            var came = Intake.RecordsCameIn.Of(Drafts.Upload, written);
            db.Audit(new DocumentsKept(came.Rows, came.RowsSha256, came.Touched));
            return written.Count;
        }
    }
}

/// <summary>Somebody kept a box of documents as records.</summary>
public sealed record DocumentsKept(int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched);
