namespace BackOffice.Records;

/// <summary>The codes of the room's permissions.</summary>
internal static class RecordsPermissions
{
    public const string View = "records.view";
    public const string ViewPersonnel = "records.view-personnel";
    public const string ViewCompliance = "records.view-compliance";
    public const string Keep = "records.keep";
    public const string RecordEvents = "records.record-events";
    public const string PlaceHolds = "records.place-holds";
    public const string SetRetention = "records.set-retention";
    public const string ApproveReleases = "records.approve-releases";
    public const string ApproveRetention = "records.approve-retention";
}
