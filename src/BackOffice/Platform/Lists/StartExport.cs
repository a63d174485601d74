using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Lists;

/// <summary>
/// Starts the job that writes a long list as a file. The job asks the same question with the same filters, columns and language, as the
/// person who started it: whoever may not ask it any more when it runs gets nothing.
/// </summary>
public static class StartExport
{
    internal const string Work = "export";

    /// <param name="RequestId">The same form sent twice starts one job.</param>
    /// <param name="Options">What is asked, of which list, in which form.</param>
    [OpenToAll("the question behind the list names the permission, and the job asks it anew for every part")]
    public sealed record Command(Guid RequestId, ExportOptions Options) : ICommand<Outcome<JobId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Options.Format).Must(f => f is ListExport.Csv or ListExport.Xlsx).WithErrorCode("export.format");
    }

    public sealed class Handler(JobQueue queue, FirmZone zone) : IRequestHandler<Command, Outcome<JobId>>
    {
        public async Task<Outcome<JobId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var options = command.Options;
            var permission = ExportQuestion.TypeOf(options.Question)?.GetCustomAttribute<RequiresAttribute>()?.Permission ?? "";
            return await queue.Add(
                new NewJob(
                    Work, Work, permission, JsonSerializer.Serialize(options, CanonicalJson.Options),
                    FileName: $"{options.List}-{Invariant.Day(zone.Today)}.{options.Format}", Language: CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
                inline: false, cancellationToken);
        }
    }
}

/// <summary>What an export job is to write.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="Question">Type of the question behind it.</param>
/// <param name="Asked">The question itself as JSON, with its filters, sort and columns.</param>
/// <param name="Format"><see cref="ListExport.Csv"/> or <see cref="ListExport.Xlsx"/>.</param>
public sealed record ExportOptions(string List, string Question, string Asked, string Format)
{
    public static ExportOptions Of(string list, object question, string format) =>
        new(list, question.GetType().FullName!, JsonSerializer.Serialize(question, question.GetType(), CanonicalJson.Options), format);
}
