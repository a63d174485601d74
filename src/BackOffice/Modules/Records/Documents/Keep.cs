using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Files;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Retention;
using BackOffice.Reference.Contracts;
using FluentValidation;
using MediatR;

namespace BackOffice.Records.Documents;

/// <summary>
/// Keeps one document as a record: its content once by its SHA-256, whatever it is called, and never changed. Refused when its class or a
/// party is unknown, or when it is empty.
/// </summary>
public static class Keep
{
    public const int TitleLengthMax = 300;

    /// <param name="Parties">Codes of the parties it is about.</param>
    /// <param name="On">The day its retention counts from; today unless given.</param>
    /// <param name="File">Content that is kept already; else <paramref name="Content"/> is.</param>
    [Requires(RecordsPermissions.Keep)]
    public sealed record Command(
        Guid RequestId, string? Class, string? Title, string? Language, IReadOnlyList<string> Parties, DateOnly? On, string FileName, FileId? File,
        long Size, [property: JsonIgnore] Stream? Content = null) : ICommand<Outcome<Kept>>;

    /// <summary>The record that was made.</summary>
    public sealed record Kept(RecordId Id, string Sha256, string Reference);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(Microsoft.Extensions.Options.IOptions<FileLimits> limits)
        {
            RuleFor(c => c.Class).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Title).MaximumLength(TitleLengthMax).WithErrorCode("field.too-long").WithState(_ => new object?[] { TitleLengthMax });
            RuleFor(c => c.Language).Must(l => string.IsNullOrEmpty(l) || l is "tr" or "en").WithErrorCode("document.language-wrong");
            RuleFor(c => c.Size).GreaterThan(0).WithErrorCode("file.empty").LessThanOrEqualTo(limits.Value.DocumentBytesMax).WithErrorCode("file.too-large").OverridePropertyName("File");
        }
    }

    public sealed class ScopeOf : IScopeOf<Command>
    {
        public ScopeOf(Actor actor) => _actor = actor;

        private readonly Actor _actor;

        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(_actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, Drafts drafts, RecordWriter writer, IFileStore files, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome<Kept>>
    {
        public async Task<Outcome<Kept>> Handle(Command command, CancellationToken cancellationToken)
        {
            var file = command.File ?? (await files.Keep(command.Content!, cancellationToken)).Id;
            var drafted = await drafts.Of(
                [new Drafts.Given(command.Class!, command.Title, command.Language, command.Parties, command.On, command.FileName, file, Guid.CreateVersion7(clock.GetUtcNow()))],
                actor.HomeEntity, cancellationToken);
            if (drafted.Refusal is { } refusal)
                return refusal;
            var written = (await writer.Write(drafted.Value!, cancellationToken))[0];
            var draft = drafted.Value![0];
            db.Audit(new DocumentKept(written.Id, written.Reference, draft.Class, draft.Title, draft.Name.Value, written.Sha256, draft.Entity));
            return new Kept(written.Id, written.Sha256, written.Reference);
        }
    }
}

/// <summary>Somebody kept a document as a record.</summary>
public sealed record DocumentKept(RecordId Record, string Reference, string Class, string Title, string FileName, string Sha256, EntityId Entity) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("record", Record.Value, Reference)];

    public override EntityId EntityOf() => Entity;
}

/// <summary>Turns what people say of documents into drafts: class and parties looked up, name cleaned, title found.</summary>
internal sealed class Drafts(RetentionBook book, IMediator mediator)
{
    public const string Upload = "upload";

    internal sealed record Given(
        string Class, string? Title, string? Language, IReadOnlyList<string> Parties, DateOnly? On, string FileName, FileId File, Guid Source);

    public async Task<Outcome<IReadOnlyList<RecordDraft>>> Of(IReadOnlyList<Given> given, EntityId entity, CancellationToken cancellationToken)
    {
        foreach (var code in given.Select(g => g.Class).Distinct(StringComparer.Ordinal))
        {
            if (await book.Class(code, cancellationToken) is null)
                return new Refusal("class.unknown", code).At("class");
        }
        var codes = given.SelectMany(g => g.Parties).Select(p => p.Trim()).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var parties = codes.Count == 0 ? new Dictionary<string, PartyInfo>() : await mediator.Send(new FindParties(codes), cancellationToken);
        if (codes.Find(c => !parties.ContainsKey(c)) is { } unknown)
            return new Refusal("party.unknown", unknown).At("parties");
        return Outcome.Of<IReadOnlyList<RecordDraft>>([.. given.Select(g =>
        {
            var name = CleanName.Of(g.FileName);
            var title = string.IsNullOrWhiteSpace(g.Title) ? Path.GetFileNameWithoutExtension(name.Value) : g.Title.Trim();
            return new RecordDraft(
                entity, g.Class, title, g.Language is "tr" or "en" ? g.Language : "und", "", g.File, name, Upload, g.Source, null, g.On ?? book.Today,
                [.. g.Parties.Select(p => p.Trim()).Where(p => p.Length > 0).Select(p => parties[p].Id).Distinct()]);
        })]);
    }
}
