using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Search;

/// <summary>Codes that a person may mean by what they typed so far: for fields that name a party, a security or an account.</summary>
public static class Find
{
    public const int LimitMax = 20;

    /// <param name="What">parties, securities or accounts.</param>
    [Requires(ReferencePermissions.View)]
    public sealed record Query(string What, string? Text, int Limit = LimitMax) : IQuery<IReadOnlyList<Hit>>;

    /// <param name="Value">The code that the field takes.</param>
    public sealed record Hit(string Value, string Label, string Note);

    internal sealed class Handler(BackOfficeDb db) : IRequestHandler<Query, IReadOnlyList<Hit>>
    {
        public async Task<IReadOnlyList<Hit>> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = query.Text?.Trim() ?? "";
            if (text.Length == 0)
                return [];
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            var limit = Math.Clamp(query.Limit, 1, LimitMax);
            var hits = query.What switch
            {
                "parties" => db.PartiesNow.Where(p => EF.Functions.ILike(p.Code, pattern) || EF.Functions.ILike(p.Name, pattern))
                    .OrderBy(p => p.Code != text).ThenBy(p => p.Name).Select(p => new Hit(p.Code, p.Name, p.Code)),
                "securities" => db.SecuritiesNow.Where(s => EF.Functions.ILike(s.Code, pattern) || EF.Functions.ILike(s.Symbol!, pattern) || EF.Functions.ILike(s.Name, pattern))
                    .OrderBy(s => s.Code != text).ThenBy(s => s.Symbol != text).ThenBy(s => s.Name).Select(s => new Hit(s.Code, s.Name, s.Symbol ?? s.Code)),
                "accounts" => db.AccountsNow.Where(a => EF.Functions.ILike(a.Code, pattern) || EF.Functions.ILike(a.PartyName, pattern))
                    .OrderBy(a => a.Code != text).ThenBy(a => a.Code).Select(a => new Hit(a.Code, a.PartyName, a.Currency ?? a.Kind)),
                _ => null,
            };
            return hits is null ? [] : await hits.Take(limit).ToListAsync(cancellationToken);
        }
    }
}
