namespace BackOffice.SampleFirm;

/// <summary>What accountants write by hand: accruals of the month's costs. One large one waits for its second person.</summary>
internal static class HandJournals
{
    private static readonly (int Day, string Text, string Debit, string Credit, decimal Amount)[] Monthly =
    [
        (2, "Genel merkez kira tahakkuku", "770", "381", 485_000.00m),
        (5, "Veri yayını ve borsa ekranları", "760", "381", 168_240.50m),
        (9, "Elektrik, su ve ısınma", "770", "381", 61_387.20m),
        (12, "Yazılım bakım bedeli", "770", "381", 214_900.00m),
        (15, "Personel ücret tahakkuku", "770", "381", 920_500.00m),
        (19, "Temizlik ve güvenlik hizmetleri", "770", "381", 88_150.00m),
        (24, "Seyahat ve ağırlama giderleri", "760", "381", 37_412.80m),
    ];

    public static IEnumerable<SampleStep> Day(SampleDays days, DateOnly day)
    {
        // A cost due on a closed day is written on the next open one.
        var previous = days.All.LastOrDefault(other => other < day);
        foreach (var (number, text, debit, credit, amount) in Monthly)
        {
            var due = new DateOnly(day.Year, day.Month, number);
            if (due <= day && due > previous && previous != default)
                yield return Write(SampleEntity.Broker, day, 17, 5 + number, text, debit, credit, amount, "controller");
        }

        if (day.Day <= 7 && day.DayOfWeek == DayOfWeek.Tuesday)
            yield return Write(SampleEntity.Second, day, 17, 40, "Personel ücret tahakkuku", "770", "381", 412_300.00m, "controller");
        if (day == days.Last)
            yield return Write(SampleEntity.Broker, day, 17, 48, "Yıl sonu prim karşılığı", "770", "372", 1_850_000.00m, null);
    }

    private static JournalStep Write(
        SampleEntity entity, DateOnly day, int hour, int minute, string text, string debit, string credit, decimal amount, string? approver) =>
        new(SampleDays.At(day, hour, minute), "accountant", approver, entity.Code, day, text,
            [new(debit, amount, 0m, "TRY"), new(credit, 0m, amount, "TRY")]);
}
