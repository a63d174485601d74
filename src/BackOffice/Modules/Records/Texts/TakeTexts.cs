using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Domain.Text;
using BackOffice.Messages.Documents;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Texts;

/// <summary>Stores the texts of one chunk of records and the terms under which they are found from now on.</summary>
public static class TakeTexts
{
    internal const string CheckpointMoved = "job.checkpoint-moved";

    /// <summary>PostgreSQL keeps one megabyte of terms a record: some forty thousand different words.</summary>
    private const int TermsMax = 40_000;

    [Requires(RecordsPermissions.Keep)]
    public sealed record Command(Guid RequestId, JobId Job, long From, long To, [property: JsonIgnore] IReadOnlyList<Found> Texts) : ICommand;

    public sealed record Found(RecordId Record, DocumentText Text);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.To).GreaterThan(c => c.From).WithErrorCode("job.chunk-empty");
    }

    public sealed class Handler(BackOfficeDb db) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!await JobSteps.Advance(db, command.Job, command.From, command.To, cancellationToken))
                return new Refusal(CheckpointMoved);
            var texts = command.Texts;
            var ids = texts.Select(t => t.Record.Value).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                 update records.record r set text_state = t.state, text_why = t.why, version = r.version + 1
                 from unnest({ids}, {texts.Select(State).ToArray()}, {texts.Select(t => t.Text.IsCut ? "text.cut" : t.Text.Problem).ToArray()}) as t(id, state, why)
                 where r.id = t.id and r.text_state = 'Pending'
                 """, cancellationToken);
            var read = texts.Where(t => t.Text.Problem is null).ToList();
            var readIds = read.Select(t => t.Record.Value).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into records.record_text (record_id, text, is_cut)
                 select * from unnest({readIds}, {read.Select(t => t.Text.Text).ToArray()}, {read.Select(t => t.Text.IsCut).ToArray()}) on conflict do nothing
                 """, cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                 update records.record_search s set terms = s.terms || setweight(to_tsvector('simple', t.terms), 'D')
                 from unnest({readIds}, {read.Select(t => Terms(t.Text.Text)).ToArray()}) as t(id, terms) where s.record_id = t.id
                 """, cancellationToken);
            db.Audit(new TextsTaken(
                command.Job, read.Count, texts.Count - read.Count, texts.Count,
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\0', texts.Select(t => t.Text.Text))))),
                [.. texts.Select(t => new ObjectRef("record", t.Record.Value))]));
            return Outcome.Done;
        }

        private static string State(Found found) => found.Text.Problem switch
        {
            null => nameof(TextState.Taken),
            // A scanned page says nothing; that is no fault.
            "text.empty" or "text.none" => nameof(TextState.None),
            _ => nameof(TextState.Failed),
        };
    }

    /// <summary>The terms of a text, each once: how often a word stands there does not make it truer.</summary>
    internal static string Terms(string? text) => text is null ? "" : string.Join(' ', SearchFold.IndexTerms(text).Take(TermsMax));
}

/// <summary>Texts of records were taken for search, or could not be.</summary>
public sealed record TextsTaken(JobId Job, int Taken, int Without, int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched);
