using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Outbox;

/// <summary>
/// Delivers what is due. The row stays locked while its file is written; the file's name is the message's own, so that a crash
/// between writing and marking delivers the same file again onto itself, never a second one.
/// </summary>
internal sealed class OutboxDelivery(IServiceScopeFactory scopes, DropFolder folder, TimeProvider clock, ILogger<OutboxDelivery> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                while (await DeliverDue(stoppingToken) == Batch) { }
            }
            catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or InvalidOperationException or TimeoutException)
            {
                log.LogWarning("The outbox could not be read: {Reason}", failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round; returns how many it took. Public to the house's tests and to the seed.</summary>
    public async Task<int> DeliverDue(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            var now = clock.GetUtcNow();
            var due = await db.Set<OutboxMessage>().FromSql(
                $"select * from platform.outbox where delivered_at is null and next_try_at <= {now} order by next_try_at, id limit {Batch} for update skip locked")
                .AsNoTracking().ToListAsync(token);
            if (due.Count == 0)
                return 0;
            var (done, failed) = (new List<Guid>(), new List<(Guid Id, string Why)>());
            foreach (var message in due)
            {
                try
                {
                    await folder.Write(message, token);
                    done.Add(message.Id);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    failed.Add((message.Id, failure.Message));
                }
            }
            await db.Database.ExecuteSqlAsync(
                $"update platform.outbox set delivered_at = {now}, tries = tries + 1, last_error = null where id = any({done})", token);
            foreach (var (id, why) in failed)
            {
                log.LogWarning("Message {Message} was not delivered: {Reason}", id, why);
                await db.Database.ExecuteSqlAsync(
                    $"""
                     update platform.outbox set tries = tries + 1, last_error = {why},
                         next_try_at = {now} + least(interval '10 minutes', interval '5 seconds' * power(2, least(tries, 7))) where id = {id}
                     """, token);
            }
            await transaction.CommitAsync(token);
            return due.Count;
        }, cancellationToken);
    }
}
