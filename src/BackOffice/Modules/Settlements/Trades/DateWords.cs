using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>Says in the reader's words why a trade is due on its day.</summary>
internal sealed class DateWords(Words words)
{
    /// <param name="why">What was kept with the trade; null for trades whose sender gave the day before that was kept.</param>
    public Details.DateShown Of(StoredTrade trade, DateWhy? why)
    {
        var given = why is null or { Given: true };
        var by = !given ? null : trade.Source.FileName is null ? "hand" : "file";
        return new Details.DateShown(
            trade.SettlementDate, by, why?.ByCycle, why?.Differs ?? false, Sentence(trade, why, given), why?.CycleDays, why?.Calendar,
            [.. (why?.Steps ?? []).Select(s => new Details.DayShown(s.Date, s.Counted, Day(s), s.Why))]);
    }

    private string Sentence(StoredTrade trade, DateWhy? why, bool given)
    {
        var cycle = why is { CycleDays: { } days, Calendar: { } calendar } ? words.Of("why-date.text", days, calendar) : null;
        if (!given)
            return cycle!;
        var sent = trade.Source is { FileName: { } file } source
            ? words.Of("why-date.given-by-file", file, source.Line) : words.Of("why-date.given-by-hand");
        return why switch
        {
            { Differs: true } => $"{sent} {words.Of("why-date.differs", why.ByCycle, cycle)}",
            { ByCycle: not null } => $"{sent} {words.Of("why-date.agrees", cycle)}",
            _ => sent,
        };
    }

    private string Day(DateWhyStep step)
    {
        var sentence = words["settlement-date." + Invariant.Kebab(step.Why.ToString())];
        return (Cultures.IsTurkish ? step.NameTr ?? step.NameEn : step.NameEn ?? step.NameTr) is { } name ? $"{sentence}: {name}" : sentence;
    }
}
