namespace BackOffice.Accounting;

/// <summary>What people may do with the books.</summary>
public static class AccountingPermissions
{
    public const string View = "accounting.view";
    public const string PostJournals = "accounting.post-journals";

    /// <summary>Held by controllers: they decide about journals above the limit, and make none.</summary>
    public const string ApproveJournals = "accounting.approve-journals";
    public const string ReverseJournals = "accounting.reverse-journals";
    public const string OpenYears = "accounting.open-years";
    public const string ClosePeriods = "accounting.close-periods";
    public const string EditChart = "accounting.edit-chart";
    public const string ImportChart = "accounting.import-chart";
    public const string ImportJournals = "accounting.import-journals";
}
