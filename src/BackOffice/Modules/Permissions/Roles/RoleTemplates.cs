using BackOffice.Platform.Modules;

namespace BackOffice.Permissions.Roles;

/// <summary>
/// A role described by patterns over the catalogue, so that a room's new permission finds its roles by its name.
/// <c>room.*</c> is everything of a room, <c>room.read</c> what only looks, <c>room.approve</c> what decides about another's act,
/// <c>room.make</c> everything else; a code is itself, <c>-code</c> takes it out.
/// </summary>
internal sealed record RoleTemplate(string Code, string NameEn, string NameTr, params IReadOnlyList<string> Patterns)
{
    public IReadOnlyList<string> Of(IEnumerable<(string Room, PermissionInfo Info)> catalogue) =>
        [.. catalogue.Where(p => Patterns.Any(pattern => Fits(pattern, p.Info)) && !Patterns.Contains("-" + p.Info.Code)).Select(p => p.Info.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool Fits(string pattern, PermissionInfo info)
    {
        if (pattern == info.Code)
            return true;
        if (pattern[0] == '-')
            return false;
        var dot = pattern.IndexOf('.', StringComparison.Ordinal);
        var (room, kind) = (pattern[..dot], pattern[(dot + 1)..]);
        if (room != "*" && !info.Code.StartsWith(room + ".", StringComparison.Ordinal))
            return false;
        return kind switch
        {
            "*" => true,
            "read" => info.IsRead,
            "approve" => !info.IsRead && IsApproval(info.Code),
            "make" => !info.IsRead && !IsApproval(info.Code),
            _ => false,
        };
    }

    private static bool IsApproval(string code) => code[(code.IndexOf('.', StringComparison.Ordinal) + 1)..].StartsWith("approve", StringComparison.Ordinal);
}

/// <summary>The roles a broker's back office starts with. Makers and approvers are different roles: a lead approves what the team made.</summary>
internal static class RoleTemplates
{
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<RoleTemplate> All =
    [
        new(Administrator, "Administrator", "Sistem yöneticisi", "permissions.*", "jobs.*", "platform.*", "*.read", "records.set-retention"),
        new("operations", "Operations", "Operasyon",
            "reference.read", "reference.make", "settlements.read", "settlements.make", "-settlements.set-sending", "ledger.read", "ledger.make", "-ledger.set-limits", "accounting.read", "work.read", "work.make", "jobs.read", "jobs.make", "platform.read", "platform.make", "records.view", "records.keep"),
        new("operations.lead", "Operations lead", "Operasyon yöneticisi",
            "reference.read", "reference.view-personal", "reference.approve", "settlements.read", "settlements.approve", "settlements.set-sending", "ledger.read", "ledger.approve", "ledger.set-limits", "accounting.read", "work.read", "jobs.read", "platform.read", "records.view"),
        new("accountant", "Accountant", "Muhasebe uzmanı",
            "accounting.read", "accounting.make", "-accounting.close-periods", "ledger.read", "ledger.post-movements", "settlements.read", "reference.read", "work.read", "work.make", "jobs.read", "jobs.make", "platform.read", "platform.make", "records.view", "records.keep"),
        new("controller", "Financial controller", "Mali kontrolör",
            "accounting.read", "accounting.approve", "accounting.close-periods", "accounting.open-years", "ledger.read", "ledger.approve", "settlements.read", "reference.read", "work.read", "jobs.read", "platform.read", "records.view"),
        new("compliance", "Compliance", "Uyum uzmanı", "reference.read", "reference.view-personal", "settlements.read", "ledger.read", "work.read", "records.view", "records.view-compliance", "records.keep"),
        new("compliance.lead", "Compliance lead", "Uyum yöneticisi", "reference.read", "reference.view-personal", "settlements.read", "ledger.read", "accounting.read", "work.read", "records.view", "records.view-compliance"),
        new("records", "Records", "Arşiv uzmanı", "reference.read", "work.read", "jobs.read", "records.read", "records.make"),
        new("records.lead", "Records lead", "Arşiv yöneticisi", "reference.read", "work.read", "jobs.read", "records.read", "records.approve"),
        new("frontoffice", "Front office", "Ön ofis", "reference.read", "settlements.read", "ledger.read", "-ledger.view-exposure"),
        new("risk", "Risk (middle office)", "Risk (orta ofis)", "reference.read", "settlements.read", "ledger.read", "accounting.read"),
        new("it", "Information technology", "Bilgi teknolojileri", "jobs.*", "platform.read", "permissions.view", "work.read"),
        new("hr", "Human resources", "İnsan kaynakları", "reference.read", "permissions.view", "records.view", "records.view-personnel", "records.keep"),
        new("auditor", "Auditor", "Denetçi", "*.read", "reference.view-personal"),
    ];
}
