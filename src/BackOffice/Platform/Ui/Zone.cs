using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Ui;

/// <summary>Where the firm keeps its clock. Stored times are UTC; people read them in this zone.</summary>
public sealed class ZoneOptions
{
    public string Zone { get; set; } = "Europe/Istanbul";
}

/// <summary>The zone of the firm, and today in it.</summary>
public sealed class FirmZone(IOptions<ZoneOptions> options, TimeProvider clock)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.Zone);

    /// <summary>The short name people put behind a time: TSİ in Turkish for Türkiye's time.</summary>
    public string Mark => Zone.Id == "Europe/Istanbul" && Cultures.IsTurkish ? "TSİ" : Zone.Id == "Europe/Istanbul" ? "TRT" : Zone.Id;

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
