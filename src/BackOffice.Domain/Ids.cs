namespace BackOffice.Domain;

/// <summary>A legal entity of the firm. Firm-wide rows carry <see cref="Firm"/>, never null.</summary>
public readonly record struct EntityId(Guid Value)
{
    /// <summary>The reserved entity of rows that belong to the whole firm (securities, calendars, prices).</summary>
    public static readonly EntityId Firm = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public override string ToString() => Value.ToString();
}

/// <summary>A person who signs in, or the product itself when nobody did (<see cref="System"/>).</summary>
public readonly record struct UserId(Guid Value)
{
    public static readonly UserId System = new(new Guid("00000000-0000-7000-8000-000000000002"));

    public override string ToString() => Value.ToString();
}

/// <summary>A long piece of work: an import, an export, a nightly run.</summary>
public readonly record struct JobId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A stored file, known by the SHA-256 of its content.</summary>
public readonly record struct FileId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
