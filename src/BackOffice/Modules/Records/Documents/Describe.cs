using BackOffice.Domain;
using BackOffice.Domain.Text;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Documents;

/// <summary>Describes a record better: class, title, language. Its content, name and source never change. A class that keeps it less long needs a second person.</summary>
public static class Describe
{
    [Requires(RecordsPermissions.Keep)]
    public sealed record Command(Guid RequestId, string Reference, int Version, string? Class, string? Title, string? Language) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Class).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Title).NotEmpty().WithErrorCode("field.missing").MaximumLength(Keep.TitleLengthMax).WithErrorCode("field.too-long").WithState(_ => new object?[] { Keep.TitleLengthMax });
            RuleFor(c => c.Language).Must(l => string.IsNullOrEmpty(l) || l is "tr" or "en" or "und").WithErrorCode("document.language-wrong");
        }
    }

    internal sealed class ScopeOf(BackOfficeDb db) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            new(await db.Records.Where(r => r.Reference == request.Reference).Select(r => (EntityId?)r.EntityId).SingleOrDefaultAsync(cancellationToken));
    }

    internal sealed class Policy(BackOfficeDb db, Sights sights, RetentionBook book, Recount recount) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            var record = await Find(db, sights, command.Reference, cancellationToken);
            if (record is null || record.Class == command.Class || await book.Class(command.Class!, cancellationToken) is null)
                return null;
            var events = (await recount.Events([record.Id], cancellationToken)).GetValueOrDefault(record.Id) ?? Recount.None;
            var (state, through) = RetentionBook.Kept(await book.Weigh(command.Class!, record.OnDate, events, [], cancellationToken));
            if (state != KeepState.Until || (record.KeepState == KeepState.Until && through >= record.KeepThrough))
                return null;
            return new SecondPerson(
                RecordsPermissions.ApproveRetention, new Scope(record.EntityId), "approval.describe", [record.Reference, record.Title],
                [new FieldChange("field.class", record.Class, command.Class)], [new TargetVersion("records.record", record.Id.Value, record.Version)]);
        }
    }

    internal static async Task<RecordRow?> Find(BackOfficeDb db, Sights sights, string reference, CancellationToken cancellationToken) =>
        await (await sights.Mine(cancellationToken)).Of(db.Records.AsNoTracking()).SingleOrDefaultAsync(r => r.Reference == reference, cancellationToken);

    internal sealed class Handler(BackOfficeDb db, Sights sights, RetentionBook book, Recount recount) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var record = await Find(db, sights, command.Reference, cancellationToken);
            if (record is null)
                return new Refusal("record.unknown", command.Reference);
            if (await book.Class(command.Class!, cancellationToken) is null)
                return new Refusal("class.unknown", command.Class).At("class");
            var (id, title, language) = (record.Id, command.Title!.Trim(), string.IsNullOrEmpty(command.Language) ? "und" : command.Language);
            var changed = await db.Database.ExecuteSqlAsync(
                $"update records.record set class = {command.Class}, title = {title}, language = {language}, version = version + 1 where id = {id.Value} and version = {command.Version}", cancellationToken);
            if (changed == 0)
                return new Refusal(RefusalCodes.RowChanged);
            await Reindex(record, title, cancellationToken);
            await recount.Of(id, cancellationToken);
            db.Audit(new RecordDescribed(id, record.Reference, record.Class, command.Class!, record.Title, title, record.Language, language, record.EntityId));
            return Outcome.Done;
        }

        private async Task Reindex(RecordRow record, string title, CancellationToken cancellationToken)
        {
            var (id, titles) = (record.Id, string.Join(' ', SearchFold.IndexTerms(title)));
            var names = await db.RecordParties.Where(p => p.RecordId == id).Select(p => p.Name).ToListAsync(cancellationToken);
            var nameTerms = string.Join(' ', SearchFold.IndexTerms(RecordWriter.Names(record.FileName, names)));
            var body = await db.RecordTexts.Where(t => t.RecordId == id).Select(t => t.Text).SingleOrDefaultAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                 update records.record_search s set class = r.class, terms = setweight(to_tsvector('simple', {titles}), 'A') || setweight(to_tsvector('simple', {nameTerms}), 'B')
                     || setweight(to_tsvector('simple', {Texts.TakeTexts.Terms(body)}), 'D')
                 from records.record r where r.id = s.record_id and s.record_id = {id.Value}
                 """, cancellationToken);
        }
    }
}

/// <summary>A record was described anew.</summary>
public sealed record RecordDescribed(
    RecordId Record, string Reference, string OldClass, string Class, string OldTitle, string Title, string OldLanguage, string Language, EntityId Entity) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("record", Record.Value, Reference)];

    public override EntityId EntityOf() => Entity;
}
