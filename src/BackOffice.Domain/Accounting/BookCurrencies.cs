namespace BackOffice.Domain.Accounting;

/// <summary>The currencies a journal is kept in, besides the one it was agreed in.</summary>
/// <param name="Functional">Currency of the books of the entity: TRY for a Turkish broker.</param>
/// <param name="Reporting">Currency the group reports in; may equal the functional one.</param>
/// <param name="ReportingRate">One unit of functional currency in reporting currency on the posting date.</param>
public sealed record BookCurrencies(
    string Functional, int FunctionalUnits, string Reporting, int ReportingUnits, decimal ReportingRate)
{
    /// <summary>Books that report in their own currency.</summary>
    public static BookCurrencies Same(string currency, int minorUnits = 2) => new(currency, minorUnits, currency, minorUnits, 1m);
}
