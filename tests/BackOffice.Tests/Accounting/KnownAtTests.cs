using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Accounting;

public sealed class KnownAtTests(Books books) : IClassFixture<Books>
{
    [Fact]
    public async Task A_known_at_is_capped_before_the_oldest_transaction_still_posting()
    {
        var clock = books.Services.GetRequiredService<TimeProvider>();
        var asked = clock.GetUtcNow().AddHours(1);
        await using var posting = books.Services.CreateAsyncScope();
        var db = posting.ServiceProvider.GetRequiredService<BackOfficeDb>();

        var (bookedAt, during) = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var booked = await PostingClock.BookedAt(db, clock, CancellationToken.None);
            return (booked, await Cap());
        });

        Assert.True(during < bookedAt, $"{during:o} is not before {bookedAt:o}.");
        Assert.True(await Cap() >= bookedAt);

        async Task<DateTimeOffset> Cap()
        {
            await using var reading = books.Services.CreateAsyncScope();
            return await PostingClock.Cap(reading.ServiceProvider.GetRequiredService<BackOfficeDb>(), asked, clock, CancellationToken.None);
        }
    }
}
