using BackOffice.Platform.Time;

namespace BackOffice.Tests.Platform.Time;

public sealed class HouseClockTests
{
    private static readonly DateTimeOffset Past = new(2001, 9, 3, 10, 0, 0, TimeSpan.FromHours(3));

    [Fact]
    public async Task A_flow_that_plays_the_past_sees_it_and_nobody_else_does()
    {
        var clock = new HouseClock();
        var played = new TaskCompletionSource();
        var looked = new TaskCompletionSource();
        var player = Task.Run(async () =>
        {
            using var playing = clock.Play(Past);
            Assert.InRange(clock.GetUtcNow(), Past, Past.AddSeconds(1));
            played.SetResult();
            await looked.Task;
            playing.MoveTo(Past.AddDays(1));
            Assert.InRange(await Task.Run(clock.GetUtcNow), Past.AddDays(1), Past.AddDays(1).AddSeconds(1));
        });

        await played.Task;
        Assert.True(clock.GetUtcNow() > Past.AddDays(1));
        looked.SetResult();
        await player;
    }

    [Fact]
    public void Time_that_is_played_never_stands_still_or_goes_back()
    {
        var clock = new HouseClock();
        using var playing = clock.Play(Past);
        var first = clock.GetUtcNow();

        playing.MoveTo(Past.AddHours(-1));

        Assert.True(clock.GetUtcNow() > first);
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }
}
