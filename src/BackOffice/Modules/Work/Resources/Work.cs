namespace BackOffice.Work;

/// <summary>The words of the inbox, search and the audit trail.</summary>
public sealed class WorkWords;
