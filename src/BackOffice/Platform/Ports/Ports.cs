using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Ports;

/// <summary>May this trade go on? Compliance answers later; no implementation means yes.</summary>
public interface ITradeCheck
{
    Task<IReadOnlyDictionary<Guid, Refusal>> Stopped(IReadOnlyList<Guid> trades, CancellationToken cancellationToken);
}

/// <summary>What waits for a person, from one room. İşlerim shows all of them in one list.</summary>
public interface IWorkSource
{
    Task<IReadOnlyList<WorkItem>> For(Actor actor, int limit, CancellationToken cancellationToken);
}

/// <summary>One line of İşlerim.</summary>
/// <param name="Kind">Word key of the kind, e.g. <c>work.stopped-trade</c>.</param>
/// <param name="Reference">What people call it: TR-2026-000123.</param>
/// <param name="TextKey">Word key of the sentence that says what is asked; completed by <paramref name="TextArgs"/>.</param>
/// <param name="Link">Where it is opened.</param>
/// <param name="Due">When it is too late, if it can be.</param>
/// <param name="ActKey">Word key of the one act offered in place, if any; <paramref name="ActPost"/> is where its form posts, <paramref name="ActLink"/> where an act that asks something first is done.</param>
public sealed record WorkItem(
    string Kind, string Reference, string TextKey, IReadOnlyList<object?> TextArgs, string Link,
    DateTimeOffset Since, DateTimeOffset? Due, [property: Api.Amount("Currency")] decimal? Amount, string? Currency, string? AskedBy,
    string? ActKey = null, string? ActPost = null, string? ActLink = null);

/// <summary>Finds things of one room by what a person types: reference, name, ISIN, amount.</summary>
public interface ISearchSource
{
    Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken);
}

/// <param name="KindKey">Word key of what it is.</param>
public sealed record SearchHit(string KindKey, string Reference, string Title, string Link, decimal? Amount = null, string? Currency = null);

/// <summary>What else belongs to a trade's story, from one room: its movements, its journals.</summary>
public interface IStorySource
{
    Task<IReadOnlyList<StoryStep>> About(Guid trade, CancellationToken cancellationToken);
}

/// <param name="TextKey">Word key of the sentence.</param>
/// <param name="Detail">Lines under it, already invariant text (account, side, amount), shown as a small table.</param>
public sealed record StoryStep(
    DateTimeOffset At, string Icon, string TextKey, IReadOnlyList<object?> TextArgs, string? Actor, string? Link,
    IReadOnlyList<StoryLine>? Detail = null);

public sealed record StoryLine(string Account, string Name, decimal? Debit, decimal? Credit, string Unit);

/// <summary>One of the checks of <c>-- verify</c>, from one room.</summary>
public interface IVerifyCheck
{
    Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken);
}

/// <param name="Name">Invariant name, e.g. <c>journals-balance</c>.</param>
/// <param name="Count">How many rows were looked at.</param>
public sealed record VerifyResult(string Name, bool Ok, long Count, string Detail);

/// <summary>Who is who: names for ids, home entity, desk; Permissions implements it.</summary>
public interface IPeople
{
    Task<IReadOnlyDictionary<UserId, string>> Names(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken);
}

/// <summary>The entity a person works for when a request names none; Permissions implements it.</summary>
public interface IHomeEntities
{
    Task<EntityId> Of(UserId user, CancellationToken cancellationToken);
}

/// <summary>Which days an entity's books take no postings on, and why; Accounting implements it, so that a row is turned down before it is booked.</summary>
public interface IPostingDays
{
    Task<IReadOnlyDictionary<(EntityId Entity, DateOnly Day), Refusal>> Closed(
        IReadOnlyCollection<(EntityId Entity, DateOnly Day)> days, CancellationToken cancellationToken);

    /// <summary>Opens the years of these days that are not open yet, where the one who acts has the right; the rest stays closed.</summary>
    Task OpenMissing(IReadOnlyCollection<(EntityId Entity, DateOnly Day)> days, CancellationToken cancellationToken);
}
