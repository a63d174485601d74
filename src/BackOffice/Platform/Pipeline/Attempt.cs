namespace BackOffice.Platform.Pipeline;

/// <summary>Whether a request is running in this scope, how deep, and on whose approval.</summary>
internal sealed class Attempt
{
    public bool IsRunning { get; private set; }

    /// <summary>0 for the request that opened the scope; nested ones are consequences of it.</summary>
    public int Depth { get; set; } = -1;

    /// <summary>Set while an approved command runs as its maker's: nobody is asked again.</summary>
    public Guid? Approval { get; set; }

    public void Begin() => IsRunning = true;
}
