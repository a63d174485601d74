using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;

namespace BackOffice.Platform.Lists;

/// <summary>
/// Writes a list as a file, part by part, each part asked as its owner. It changes nothing on its way, so a killed run begins anew; the file
/// is kept when it is whole.
/// </summary>
internal sealed class ExportWork(ListExport export, IFileStore files, Exportables lists) : IJobWork
{
    private static readonly MethodInfo WriteOf = typeof(ExportWork).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public string Name => StartExport.Work;

    public async Task<JobEnd> Run(JobRun run, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Of(run.Job.Language);
        var options = JsonSerializer.Deserialize<ExportOptions>(run.Job.Options, CanonicalJson.Options)!;
        if (ExportQuestion.Read(options) is not { } question || lists.Declared(ExportQuestion.RowOf(question.Type)!, options.List) is not { } list)
            return JobEnd.Failed(new Refusal("export.list-unknown", options.List));
        var write = (Task<JobEnd>)WriteOf.MakeGenericMethod(ExportQuestion.RowOf(question.Type)!).Invoke(this, [run, options, question, list, cancellationToken])!;
        try
        {
            return await write;
        }
        catch (DeniedException denied)
        {
            return JobEnd.Failed(new Refusal(RefusalCodes.Denied, denied.Permission));
        }
        catch (RefusedException refused)
        {
            return JobEnd.Failed(refused.Refusal);
        }
    }

    private async Task<JobEnd> Write<T>(JobRun run, ExportOptions options, ExportQuestion question, ListOf<T> list, CancellationToken cancellationToken) where T : class
    {
        var all = await run.Mediator.Send(
            question.For<T>(question.Request.With("count", "yes").With("totals", null) with { Limit = 1, CountMax = int.MaxValue - 1 }), cancellationToken);
        if (all.Refusal is { } refusal)
            return JobEnd.Failed(refusal);
        if (all.Count is { } total)
            await run.Expect(total, cancellationToken);

        var (stopped, rows) = (false, 0L);
        var parts = ListExport.Rows(question.Request, Part, cancellationToken);
        await using var file = TemporaryFile.Create();
        await (options.Format == ListExport.Csv
            ? export.WriteCsv(file, list.Only(question.Request), parts, cancellationToken)
            : export.WriteXlsx(file, list.Only(question.Request), parts, cancellationToken));
        if (stopped)
            return JobEnd.Cancelled;

        var kept = await files.Keep(file, cancellationToken);
        await run.Show(rows, cancellationToken);
        return JobEnd.Done(JsonSerializer.Serialize(new { rows }), kept.Id) with
        {
            Fact = new ListExported(run.Job.Id, options.List, options.Format, rows, kept.Sha256, run.Job.OwnerId),
        };

        async Task<Slice<T>> Part(ListRequest part)
        {
            stopped = await run.IsCancelled(cancellationToken);
            if (stopped)
                return new Slice<T>([], null);
            await run.Show(rows, cancellationToken);
            var slice = await run.Mediator.Send(question.For<T>(part), cancellationToken);
            if (slice.Refusal is { } refused)
                throw new RefusedException(refused);
            rows += slice.Items.Count;
            return slice;
        }
    }
}
