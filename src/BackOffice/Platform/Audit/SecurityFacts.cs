namespace BackOffice.Platform.Audit;

/// <summary>Somebody tried what he may not. Written on its own, because the refused request itself stores nothing.</summary>
public sealed record RequestDenied(string Request, string Code, IReadOnlyList<string?> Args) : Fact
{
    public override IEnumerable<ObjectRef> About() => [];
}
