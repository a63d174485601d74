using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Api;
using BackOffice.Platform.Files;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;

namespace BackOffice.SampleFirm;

/// <summary>Plays one act of the sample firm's past: sends the command that a page, a program or a job would send for it.</summary>
/// <remarks>Request ids come from the first day and the act's number: an act that is played twice happens once.</remarks>
internal sealed class StepPlayer(
    SampleCast cast, DeskPlayer desk, ArchiveDesk archive, Importers importers, IFileStore files, IJobRunner jobs, IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task Play(SampleStep step, string key, SeedProgress seed, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case CastStep:
                await Create(seed, cancellationToken);
                break;
            case FileStep file:
                await Take(file, key, cancellationToken);
                break;
            case OpeningStep opening:
                await Open(opening, key, cancellationToken);
                break;
            case ArchiveStep box:
                await archive.Play(box, key, cancellationToken);
                break;
            default:
                await desk.Play(step, key, cancellationToken);
                break;
        }
    }

    /// <summary>Learns who is who again, when a seed goes on after a crash.</summary>
    public async Task Meet(CancellationToken cancellationToken)
    {
        foreach (var entity in await cast.AsHouse(new LegalEntities(), cancellationToken))
            cast.Join(entity.Code, entity.Id);
        await cast.Meet(cancellationToken);
    }

    private async Task Create(SeedProgress seed, CancellationToken cancellationToken)
    {
        await Meet(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISampleUsers>().Create(
            seed.Password, cast.Entity(SampleEntity.Broker.Code), cast.Entity(SampleEntity.Second.Code), cancellationToken);
        await cast.Meet(cancellationToken);
    }

    private async Task Take(FileStep file, string key, CancellationToken cancellationToken)
    {
        var importer = importers.Find(file.Kind) ?? throw new InvalidOperationException($"Nobody takes {file.Kind}.");
        using var content = new MemoryStream(file.Content, writable: false);
        var kept = await files.Keep(content, cancellationToken);
        var options = new ImportOptions { Entity = cast.Known(file.Entity) };
        var start = new StartImport.Command(Id(key), file.Kind, importer.Permission, kept.Id, file.FileName, options, Inline: true);
        var started = SampleCast.Done(
            file.Actor.Length == 0
                ? await cast.AsHouse(start, cancellationToken)
                : await cast.As(file.Actor, file.Entity, start, cancellationToken),
            file.FileName);
        var job = await jobs.RunNow(started.Value, cancellationToken);
        if (job.State != (file.IsMeantToFail ? JobState.Failed : JobState.Done) || job.Rejected != file.BadRows)
            throw new InvalidOperationException(
                $"The sample file {file.FileName} ended {job.State} with {job.Rejected} rejected rows: {job.Error} {await WhyRejected(job.Id, cancellationToken)}");
    }

    /// <summary>Opening balances are posted as one set, by the same command that every room posts with.</summary>
    private async Task Open(OpeningStep opening, string key, CancellationToken cancellationToken)
    {
        var postings = opening.Movements.SelectMany(movement => movement.Postings).ToList();
        var accounts = await cast.AsHouse(new FindAccounts([.. postings.Select(posting => posting.Account).Distinct()]), cancellationToken);
        var securities = await cast.AsHouse(
            new FindSecurities([.. postings.Select(posting => posting.Asset).Where(IsSecurity).Distinct().Select(isin => new SecurityName(isin))]), cancellationToken);
        var drafts = opening.Movements.Select((movement, at) =>
        {
            var id = new MovementId(Guid.CreateVersion7(clock.GetUtcNow()));
            return new MovementDraft(
                id, cast.Entity(opening.Entity), opening.Date, "opening", movement.Description,
                new ObjectSource("movement", Id($"{key}/{at}"), FormattableString.Invariant($"{opening.Reference}-{at + 1:000}")), "posted",
                [.. movement.Postings.Select(posting => new PostingDraft(
                    accounts[posting.Account].Id,
                    IsSecurity(posting.Asset) ? Asset.Of(securities[new SecurityName(posting.Asset)].Id) : Asset.Of(posting.Asset),
                    posting.Purpose, posting.Quantity))]);
        }).ToList();
        SampleCast.Done(
            await cast.As(opening.Actor, opening.Entity, new PostMovements(Id(key), drafts), cancellationToken), opening.Reference);
    }

    private async Task<string> WhyRejected(JobId job, CancellationToken cancellationToken)
    {
        var rows = await cast.RejectedRows(job, cancellationToken);
        return string.Join("; ", rows.Take(5).Select(row => $"line {row.Line}: {row.Why} at {row.Field}"));
    }

    private static bool IsSecurity(string asset) => asset.Length == 12;

    private static Guid Id(string key) => RequestKey.Of(key);
}
