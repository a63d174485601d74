using BackOffice.Platform.Api;
using BackOffice.Platform.Files;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Records.Documents;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.SampleFirm;

/// <summary>Plays what the records people of the sample firm did: an archive taken over, an event, two legal holds of which one waits to be released, the look of the day.</summary>
internal sealed class ArchiveDesk(SampleCast cast, IFileStore files, IJobRunner jobs, IServiceScopeFactory scopes)
{
    public async Task Play(ArchiveStep step, string key, CancellationToken cancellationToken)
    {
        var documents = new List<KeepMany.Document>(step.Documents.Count);
        foreach (var document in step.Documents)
        {
            using var content = new MemoryStream(document.Content, writable: false);
            var kept = await files.Keep(content, cancellationToken);
            documents.Add(new KeepMany.Document(
                document.Class, document.Title, document.Language, document.Party is { } party ? [party] : [], document.On, document.FileName, kept.Id));
        }
        SampleCast.Done(await cast.As(step.Actor, step.Entity, new KeepMany.Command(Id(key), documents), cancellationToken), step.Documents[0].FileName);
        await TakeTexts(cancellationToken);

        var closed = step.Documents.First(d => d.Class == "customer-files" && d.Party is not null).Party;
        SampleCast.Done(await cast.As(step.Actor, step.Entity, new Records.Events.Say.Command(
            Id(key + "/event"), "account-closed", closed, null, step.Documents[0].On, "Müşteri hesabını kapattı; yazısı dosyasında."), cancellationToken), "account-closed");
        SampleCast.Done(await cast.As(step.Actor, step.Entity, new Records.Holds.Place.Command(
            Id(key + "/hold-1"), "Komisyon uyuşmazlığı 2026/318", "Hakem heyetinde görülen dosya: ilgili yazışmalar imha edilemez.", "komisyon uyuşmazlık", null, null), cancellationToken), "hold");
        var second = SampleCast.Done(await cast.As(step.Actor, step.Entity, new Records.Holds.Place.Command(
            Id(key + "/hold-2"), "Tax audit of 2024", "The tax office looks at supplier invoices.", "invoice", "accounting-records", null), cancellationToken), "hold");
        SampleCast.Done(await cast.As(step.Actor, step.Entity, new Records.Holds.Release.Command(
            Id(key + "/release"), second.Value!.Reference, "The audit was closed without findings."), cancellationToken), "release");
        SampleCast.Done(await cast.AsHouse(new Records.Completeness.Look.Command(Id(key + "/look")), cancellationToken), "look");
    }

    private async Task TakeTexts(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<Job>();
        foreach (var job in await waiting.Where(j => j.Work == "records-text" && j.State == JobState.Queued).Select(j => j.Id).ToListAsync(cancellationToken))
            await jobs.RunNow(job, cancellationToken);
    }

    private static Guid Id(string key) => RequestKey.Of(key);
}
