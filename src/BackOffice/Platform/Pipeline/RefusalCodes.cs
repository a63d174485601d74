namespace BackOffice.Platform.Pipeline;

/// <summary>The refusals that the pipeline itself gives; the API and the pages know them by these names.</summary>
public static class RefusalCodes
{
    /// <summary>Several fields are wrong; the details name each.</summary>
    public const string Invalid = "fields.invalid";

    /// <summary>The permission in the first argument is missing, or does not reach this entity, desk, group or amount.</summary>
    public const string Denied = "permission.denied";

    /// <summary>The same request id came with other content.</summary>
    public const string OtherPayload = "request.other-payload";

    /// <summary>Somebody changed the row since it was shown.</summary>
    public const string RowChanged = "row.changed";

    /// <summary>Maker and approver would be one person, or the approver lacks the right.</summary>
    public const string ApprovalRefused = "approval.not-yours";
}
