using BackOffice.Domain;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>Someone the firm deals with. Its subject is its <c>PartyId</c>.</summary>
internal sealed record PartyRow : DatedRow
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public PartyKind Kind { get; init; }
    public string? Country { get; init; }
    public string? Lei { get; init; }
    public string? Bic { get; init; }

    /// <summary>TCKN of a person or VKN of a company; another country's number stands as given.</summary>
    public string? TaxId { get; init; }
    public string? CustomerClass { get; init; }
}

/// <summary>An account of a party, at us or at a custodian. Its subject is its <c>AccountId</c>; its entity the books it belongs to.</summary>
internal sealed record AccountRow : DatedRow
{
    public string Code { get; init; } = "";
    public PartyId PartyId { get; init; }
    public AccountKind Kind { get; init; }
    public AccountRole Role { get; init; }
    public string? Currency { get; init; }
    public PartyId? CustodianId { get; init; }
    public string? Location { get; init; }
    public string? Iban { get; init; }
    public string? Group { get; init; }
    public string? Desk { get; init; }
}

/// <summary>A person who works for the firm.</summary>
internal sealed record PersonRow : DatedRow
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Team { get; init; }
    public string? Location { get; init; }
    public Arrangement? Arrangement { get; init; }

    /// <summary>Code of the person they answer to.</summary>
    public string? Manager { get; init; }
    public DateOnly? JoinedOn { get; init; }
    public DateOnly? LeftOn { get; init; }
}
