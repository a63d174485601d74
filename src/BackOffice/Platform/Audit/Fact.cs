using System.Text.Json.Serialization;
using BackOffice.Domain;

namespace BackOffice.Platform.Audit;

/// <summary>
/// Something a person or the product did, in the past tense: the unit of the audit trail. A command that names none does not commit.
/// The record's properties are its content; those marked <see cref="PersonalAttribute"/> are stored encrypted under their subject's key.
/// </summary>
public abstract record Fact
{
    /// <summary>Every object the fact is about; "who touched this trade" is answered from here.</summary>
    public abstract IEnumerable<ObjectRef> About();

    /// <summary>The legal entity it happened in; firm-wide unless overridden.</summary>
    public virtual EntityId EntityOf() => EntityId.Firm;
}

/// <summary>A thing facts speak of.</summary>
/// <param name="Kind">Invariant kind: <c>trade</c>, <c>instruction</c>, <c>journal</c> …</param>
/// <param name="Reference">What people call it, when it has a name.</param>
public readonly record struct ObjectRef(string Kind, Guid Id, string? Reference = null);

/// <summary>A fact of a bulk command: one per chunk, with the hash over its rows and an index of the objects it touched.</summary>
/// <param name="Touched">Rows of the index, never part of the fact's text.</param>
public abstract record BulkFact(int Rows, string RowsSha256, [property: JsonIgnore] IReadOnlyList<ObjectRef> Touched) : Fact
{
    public override IEnumerable<ObjectRef> About() => Touched;
}

/// <summary>Personal data inside a fact or message: encrypted under the key of the subject it names, so that a person can be forgotten.</summary>
/// <param name="subjectProperty">The property of the same record that holds the subject (a Guid or an id).</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute(string subjectProperty) : Attribute
{
    public string SubjectProperty { get; } = subjectProperty;
}
