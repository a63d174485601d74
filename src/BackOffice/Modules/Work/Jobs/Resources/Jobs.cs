namespace BackOffice.Work.Jobs;

/// <summary>Words of files in, jobs and lists.</summary>
public sealed class JobsWords;
