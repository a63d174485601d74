namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>:86: Information to Account Owner, in whichever of its three dialects, as fields of an entry.</summary>
internal sealed record MtDetails
{
    /// <summary>Geschäftsvorfallcode: three digits before the first subfield.</summary>
    public string? BankCode { get; init; }

    public string? BankText { get; init; }

    public string? OwnReference { get; init; }

    public string? EndToEndId { get; init; }

    public string? Remittance { get; init; }

    public string? Name { get; init; }

    public string? Account { get; init; }

    public string? Bank { get; init; }

    public static readonly MtDetails None = new();

    /// <summary>Subfields after a three-digit code (166?00…?20…), /TAG/ words, or free text.</summary>
    public static MtDetails Read(IReadOnlyList<string> lines, string? ownIban)
    {
        var whole = string.Concat(lines);
        if (whole.Length == 0)
            return None;
        if (SubfieldDetails.IsSo(whole))
            return SubfieldDetails.Read(whole);
        if (TagDetails.IsSo(whole))
            return TagDetails.Read(lines);
        var text = MtText.Joined(lines);
        return new MtDetails { Remittance = text, Account = Iban.In(text) is { } iban && iban != ownIban ? iban : null };
    }
}
