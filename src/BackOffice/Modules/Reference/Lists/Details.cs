using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference.Lists;

/// <summary>One thing: what is believed of it for each day, and every row there ever was, with who said it and from where.</summary>
public static class Details
{
    /// <param name="Key">Its natural key (an ISIN, a code) or its id.</param>
    [Requires(ReferencePermissions.View)]
    public sealed record Query(string Kind, string Key) : IQuery<Answer?>;

    /// <param name="Subject">Its id.</param>
    /// <param name="Row">The row a change would be made against.</param>
    public sealed record Answer(
        string Kind, Guid Subject, string Key, Guid Row, int Version, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<HistoryRow> History) : IVersioned, IDatedResource;

    /// <param name="KnownTo">Null while it is believed.</param>
    public sealed record HistoryRow(
        Guid Row, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset KnownFrom, DateTimeOffset? KnownTo, string SaidBy,
        Guid? Job, string? File, long? Line, IReadOnlyDictionary<string, string?> Values);

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock, IServiceProvider services) : IRequestHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken cancellationToken)
        {
            if (KindList.Find(query.Kind) is not { } kind)
                return null;
            var rows = await kind.History(db, query.Key, cancellationToken);
            if (rows.Count == 0)
                return null;

            var names = services.GetService<IPeople>() is { } people
                ? await people.Names([.. rows.Select(r => r.SaidBy).Distinct()], cancellationToken)
                : new Dictionary<UserId, string>();
            var open = !kind.Personal || actor.IsSystem
                || (await services.GetRequiredService<IAuthorizer>().DecideAnywhere(actor, ReferencePermissions.ViewPersonal, cancellationToken)).Allowed;
            var history = new List<HistoryRow>();
            foreach (var row in rows)
            {
                var values = await kind.Values(row, db, cancellationToken);
                history.Add(new HistoryRow(
                    row.Id, row.Valid.From, row.Valid.To?.AddDays(-1), row.Known.From, row.Known.To,
                    names.GetValueOrDefault(row.SaidBy, row.SaidBy == UserId.System ? "" : row.SaidBy.ToString()),
                    row.SourceJob?.Value, row.SourceFile, row.SourceLine, open ? values : kind.Masked(values)));
            }

            var current = Current(rows, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            return new Answer(query.Kind, current.Subject, current.Key, current.Id, current.Version, history.First(h => h.Row == current.Id).Values, history);
        }
    }

    /// <summary>The believed row that holds today; else the next to come; else the last that held.</summary>
    internal static DatedRow Current(IReadOnlyList<DatedRow> rows, DateOnly today)
    {
        var believed = rows.Where(r => r.Known.To is null).ToList();
        return believed.Find(r => r.Valid.Contains(today)) ?? believed.Where(r => r.Valid.From > today).MinBy(r => r.Valid.From)
            ?? believed.MaxBy(r => r.Valid.From) ?? rows[0];
    }
}
