namespace BackOffice.Work.Approvals;

/// <summary>The words of approvals.</summary>
public sealed class ApprovalsWords;
