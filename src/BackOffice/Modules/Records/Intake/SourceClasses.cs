using BackOffice.Platform.Ports;

namespace BackOffice.Records.Intake;

/// <summary>Which class a record goes into when whoever brings it does not say: by what brought it, and what of.</summary>
internal static class SourceClasses
{
    public const string Fallback = "reference-files";

    public static string Of(RecordSource source) => source.Kind switch
    {
        RecordSources.Import => source.Of switch
        {
            "bank-statements" => "bank-statements",
            "trades" or "orders" or "market-data" => "trade-records",
            "settlement-messages" or "holdings" or "corporate-actions" => "settlement-messages",
            "journals" or "saf-t" or "chart-of-accounts" => "accounting-records",
            "sanctions-list" => "compliance-files",
            "people" => "personnel-files",
            _ => Fallback,
        },
        RecordSources.Message => "settlement-messages",
        RecordSources.Statement => "account-statements",
        RecordSources.Export or RecordSources.Report or RecordSources.JobResult => "reports",
        _ => "correspondence",
    };
}
