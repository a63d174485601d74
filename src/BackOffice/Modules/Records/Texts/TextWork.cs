using BackOffice.Domain;
using BackOffice.Messages.Documents;
using BackOffice.Platform.Files;
using BackOffice.Platform.Jobs;

namespace BackOffice.Records.Texts;

/// <summary>
/// Takes the texts of records whose text is still to be taken, some at a time, as the product itself. A document that breaks its reader is
/// named with the reason and does not hold up the others.
/// </summary>
internal sealed class TextWork(IFileStore files, PendingTexts pending) : IJobWork
{
    public const string Work = "records-text";
    private const int ChunkRecords = 50;

    /// <summary>A document that keeps its reader busy for longer is called broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly NewJob Job = new(Work, Work, RecordsPermissions.Keep);

    public string Name => Work;

    public async Task<JobEnd> Run(JobRun run, CancellationToken cancellationToken)
    {
        var done = run.Job.Checkpoint;
        await run.Expect(done + await pending.Count(cancellationToken), cancellationToken);
        while (true)
        {
            if (await run.IsCancelled(cancellationToken))
                return JobEnd.Cancelled;
            var chunk = await pending.Next(ChunkRecords, cancellationToken);
            if (chunk.Count == 0)
                return JobEnd.Done();
            var texts = new List<TakeTexts.Found>(chunk.Count);
            foreach (var (record, file, fileName) in chunk)
                texts.Add(new TakeTexts.Found(record, await Read(file, fileName, cancellationToken)));
            var outcome = await run.Mediator.Send(new TakeTexts.Command(Guid.NewGuid(), run.Job.Id, done, done + chunk.Count, texts), cancellationToken);
            if (outcome.Refusal is { } refusal && refusal.Code != TakeTexts.CheckpointMoved)
                return JobEnd.Failed(refusal);
            var now = await run.Read(cancellationToken);
            if (now.IsOver)
                return new JobEnd(now.State, now.Error);
            done = now.Checkpoint;
        }
    }

    private async Task<DocumentText> Read(FileId file, string fileName, CancellationToken cancellationToken)
    {
        await using var stored = await files.Open(file, cancellationToken);
        if (stored.Length > DocumentText.BytesMax)
            return DocumentText.Failed("text.too-large");
        // The readers of others seek and read byte by byte, which would ask the database for each part again and again.
        await using var local = TemporaryFile.Create();
        await stored.CopyToAsync(local, cancellationToken);
        local.Position = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await Task.Run(() => DocumentText.Read(DocumentKind.Of(fileName), local, patience.Token), patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DocumentText.Failed("text.broken");
        }
    }
}
