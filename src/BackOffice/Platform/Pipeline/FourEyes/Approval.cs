using BackOffice.Domain;
using BackOffice.Platform.Ports;

namespace BackOffice.Platform.Pipeline.FourEyes;

public enum ApprovalState { Waiting, Approved, Rejected, Withdrawn }

/// <summary>
/// A command that waits for a second person: its canonical text and hash, what the maker saw, and who may decide.
/// The approver approves the hash; nobody edits it, an edit is a new request.
/// </summary>
public sealed class Approval
{
    private Approval() { }

    public Approval(
        Guid id, string reference, EntityId entityId, string command, string commandType, byte[] payload, byte[] sha256, SecondPerson needs,
        UserId maker, string makerName, DateTimeOffset requestedAt, DateTimeOffset expiresAt)
    {
        Id = id;
        Reference = reference;
        EntityId = entityId;
        Command = command;
        CommandType = commandType;
        Payload = payload;
        Sha256 = sha256;
        Permission = needs.Permission;
        Needs = needs;
        AmountTry = needs.AmountTry;
        Maker = maker;
        MakerName = makerName;
        RequestedAt = requestedAt;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    /// <summary>What people call it: AP-2026-000123.</summary>
    public string Reference { get; private set; } = "";
    public EntityId EntityId { get; private set; }

    /// <summary>The command's name, as facts call it.</summary>
    public string Command { get; private set; } = "";

    /// <summary>The .NET type that the payload is read into again.</summary>
    public string CommandType { get; private set; } = "";
    public byte[] Payload { get; private set; } = [];
    public byte[] Sha256 { get; private set; } = [];
    public string Permission { get; private set; } = "";
    public SecondPerson Needs { get; private set; } = null!;
    public decimal? AmountTry { get; private set; }
    public UserId Maker { get; private set; }
    public string MakerName { get; private set; } = "";
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public ApprovalState State { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public int Version { get; private set; }

    /// <summary>May this person decide now? Refused for the maker, when decided already, when too late, when the content is not the one shown.</summary>
    public Outcome Decide(ApprovalState to, UserId by, string name, string? reason, byte[]? seenSha256, DateTimeOffset now)
    {
        if (State != ApprovalState.Waiting)
            return State == ApprovalState.Withdrawn ? new Refusal("approval.was-withdrawn", DecidedByName) : new Refusal("approval.decided", DecidedByName);
        if (now >= ExpiresAt)
            return new Refusal("approval.expired", ExpiresAt);
        var withdraws = to == ApprovalState.Withdrawn;
        if (withdraws != (by == Maker))
            return new Refusal(withdraws ? "approval.not-maker" : RefusalCodes.ApprovalRefused);
        if (seenSha256 is not null && !seenSha256.AsSpan().SequenceEqual(Sha256))
            return new Refusal("approval.other-content");
        (State, DecidedBy, DecidedByName, DecidedAt, Reason) = (to, by, name, now, reason);
        return Outcome.Done;
    }
}
