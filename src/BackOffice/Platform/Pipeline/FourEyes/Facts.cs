using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Ports;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>A command was stored for a second person; nothing of it has happened yet.</summary>
public sealed record ApprovalRequested(
    Guid Approval, string? Reference, string Command, EntityId Entity, string Sha256, IReadOnlyList<FieldChange> Changes, IReadOnlyList<TargetVersion> Targets) : Fact
{
    public override IEnumerable<ObjectRef> About() =>
        Targets.Select(t => new ObjectRef(t.Table[(t.Table.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', '-'), t.Id))
            .Prepend(new ObjectRef("approval", Approval, Reference));

    public override EntityId EntityOf() => Entity;
}

/// <summary>A second person decided about a stored command, by its hash.</summary>
public sealed record ApprovalDecided(Guid Approval, string? Reference, string Command, EntityId Entity, string Decision, string Sha256, string? Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new ObjectRef("approval", Approval, Reference)];

    public override EntityId EntityOf() => Entity;
}
