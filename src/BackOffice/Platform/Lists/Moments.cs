using System.Globalization;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ui;

namespace BackOffice.Platform.Lists;

/// <summary>Which state of the books a question is about: business dates up to a day, as known at an instant.</summary>
/// <param name="KnownAt">Null: everything known now. Otherwise the instant really answered for, which may lie before the one asked.</param>
public sealed record Moment(DateOnly AsOf, DateTimeOffset? KnownAt);

/// <summary>Reads <c>asOf</c> (a date) and <c>knownAt</c> (an instant, or a date meaning the end of that day in the firm's zone).</summary>
internal sealed class Moments(BackOfficeDb db, FirmZone zone, TimeProvider clock)
{
    public async Task<Outcome<Moment>> Read(ListRequest request, CancellationToken cancellationToken) =>
        await Read(request["asOf"], request["knownAt"], cancellationToken);

    public async Task<Outcome<Moment>> Read(string? asOf, string? knownAt, CancellationToken cancellationToken)
    {
        var day = zone.Today;
        if (!string.IsNullOrEmpty(asOf) && !Invariant.TryDay(asOf, out day))
            return new Refusal("filter.day", asOf).At("asOf");
        if (string.IsNullOrEmpty(knownAt))
            return new Moment(day, null);
        return Instant(knownAt) is { } asked
            ? new Moment(day, await PostingClock.Cap(db, asked, clock, cancellationToken))
            : new Refusal("filter.known-at", knownAt).At("knownAt");
    }

    private DateTimeOffset? Instant(string text)
    {
        if (Invariant.TryDay(text, out var day))
        {
            var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, zone.Zone.GetUtcOffset(midnight)).AddMicroseconds(-1).ToUniversalTime();
        }
        // A time without an offset would mean something else on every machine.
        return text.Length > 19 && (text.EndsWith('Z') || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant.ToUniversalTime() : null;
    }
}
