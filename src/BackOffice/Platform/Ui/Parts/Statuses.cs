namespace BackOffice.Platform.Ui.Parts;

/// <summary>How a state is drawn. Square: market or machine; a pill: a person. Outline: under way; tint: finished or needs us; dashed: not known.</summary>
/// <param name="Look">Class of the badge: ok, warn, bad, run, eyes, mute, off, unknown.</param>
public readonly record struct StatusLook(string Icon, string Look, bool Person = false);

/// <summary>One look per state for the whole house, by its invariant code. Colour comes last: icon and word say it first.</summary>
public static class Statuses
{
    private static readonly StatusLook Plain = new("circle", "mute");

    private static readonly Dictionary<string, StatusLook> Looks = new(StringComparer.Ordinal)
    {
        // trades and instructions
        ["captured"] = Plain,
        ["stopped"] = new("alert-triangle", "warn"),
        ["instructed"] = new("circle-half", "mute"),
        ["pending"] = Plain,
        ["sent"] = new("circle-half", "mute"),
        ["matched"] = new("equal", "run"),
        ["unmatched"] = new("equal-not", "warn"),
        ["held"] = new("player-pause", "mute"),
        ["partially-settled"] = new("circle-half", "run"),
        ["failing"] = new("circle-x", "bad"),
        ["failed"] = new("circle-x", "bad"),
        ["settled"] = new("circle-check", "ok"),
        ["cancelled"] = new("ban", "off"),
        ["replaced"] = new("ban", "off"),
        ["ambiguous"] = new("alert-triangle", "warn"),
        ["no-answer"] = new("circle-dashed", "unknown"),
        ["unknown"] = new("circle-dashed", "unknown"),
        ["stale"] = new("wifi-off", "unknown"),
        // jobs, files, messages
        ["queued"] = Plain,
        ["running"] = new("circle-half", "run"),
        ["done"] = new("circle-check", "ok"),
        ["accepted"] = new("circle-check", "ok"),
        ["duplicate"] = new("copy", "off"),
        ["delivered"] = new("circle-check", "ok"),
        ["cancelling"] = new("player-stop", "mute"),
        // people's decisions
        ["draft"] = new("pencil", "mute", Person: true),
        ["waiting"] = new("eye-check", "eyes", Person: true),
        ["awaiting-approval"] = new("eye-check", "eyes", Person: true),
        ["approved"] = new("check", "ok", Person: true),
        ["rejected"] = new("x", "bad", Person: true),
        ["withdrawn"] = new("arrow-back-up", "off", Person: true),
        // books, permissions, reference
        ["posted"] = new("circle-check", "ok"),
        ["reversed"] = new("arrow-back-up", "off"),
        ["reversal"] = new("arrow-back-up", "mute"),
        ["open"] = new("lock-open", "run"),
        ["closed"] = new("lock", "off"),
        ["active"] = new("circle-check", "ok"),
        ["inactive"] = new("ban", "off"),
        ["in-force"] = new("circle-check", "ok"),
        ["future"] = new("calendar-event", "mute"),
        ["past"] = new("history", "off"),
        ["expired"] = new("history", "off"),
        ["revoked"] = new("ban", "off"),
        ["locked"] = new("lock", "bad"),
        ["suspended"] = new("player-pause", "warn"),
        ["coming"] = new("calendar-event", "mute"),
        ["over"] = new("history", "off"),
        ["working"] = new("circle-check", "ok"),
        ["allowed"] = new("check", "ok"),
        ["denied"] = new("x", "bad"),
    };

    /// <summary>An unknown state is drawn plain: it still has its word.</summary>
    public static StatusLook Of(string code) => Looks.GetValueOrDefault(code, Plain);
}
