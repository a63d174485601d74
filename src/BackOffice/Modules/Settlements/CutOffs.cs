using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Settlements;

/// <summary>When it is too late: the moment a market's depository stops settling on a day, and the market's today.</summary>
internal static class CutOffs
{
    public static DateTimeOffset At(MarketInfo market, DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone);
        var local = day.ToDateTime(market.CutOff);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static DateOnly Today(MarketInfo market, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone)).DateTime);
}

/// <summary>Today's cut-offs for the clock in the top bar; a market that rests today has none.</summary>
internal sealed class CutOffClocks(IMediator mediator, TimeProvider clock) : ICutOffClocks
{
    public async Task<IReadOnlyList<CutOffClock>> Today(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var markets = await mediator.Send(new Reference.Contracts.Markets(DateOnly.FromDateTime(now.UtcDateTime)), cancellationToken);
        return [.. markets
            .Where(m => CutOffs.Today(m, now).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(m => new CutOffClock(m.Name, CutOffs.At(m, CutOffs.Today(m, now)), $"/settlements?market={Uri.EscapeDataString(m.Mic)}"))
            .OrderBy(c => c.At)];
    }
}
