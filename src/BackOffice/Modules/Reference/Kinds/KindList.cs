namespace BackOffice.Reference.Kinds;

/// <summary>Every kind of the room, by the name it has in addresses.</summary>
internal static class KindList
{
    public static readonly IReadOnlyList<Kind> All =
    [
        new Securities.SecurityKind(), new Products.ProductKinds(), new Products.PriceTierKind(), new Parties.PartyKinds(), new People.PersonKind(),
        new Accounts.AccountKinds(), new Ssis.SsiKind(), new Calendars.CalendarDayKind(), new Calendars.CalendarKind(), new Cycles.CycleKind(),
        new Prices.PriceKind(), new FxRates.FxRateKind(), new Tariffs.TariffKind(), new Firm.LegalEntityKind(), new Firm.MarketKind(),
        new Firm.CurrencyKind(), new Policies.PolicyKind(),
    ];

    public static Kind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    public static TKind Of<TKind>() where TKind : Kind => All.OfType<TKind>().Single();
}
