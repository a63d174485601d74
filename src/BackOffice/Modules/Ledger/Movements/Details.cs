using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Movements;

/// <summary>One movement with its postings, its cause, and what undid it.</summary>
public static class Details
{
    [Requires("ledger.view")]
    public sealed record Query(string Reference) : IQuery<Result?>;

    public sealed record Result(
        Guid Id, string Reference, DateOnly Date, string Kind, string Description, string SourceKind, string Source, string SourceEvent,
        string State, string? Other, DateTimeOffset BookedAt, string? BookedBy, IReadOnlyList<Line> Postings)
    {
        public string? SourceLink => List.SourceLink(SourceKind, Source);
    }

    public sealed class Line
    {
        public required int No { get; init; }
        public required string Account { get; init; }
        public required string Holder { get; init; }
        public required string Role { get; init; }
        public required string Asset { get; init; }
        public required string? AssetName { get; init; }
        public required bool Cash { get; init; }
        public required string Purpose { get; init; }

        [Amount(nameof(Asset))]
        public required decimal Quantity { get; init; }
    }

    public static readonly ListOf<Line> Postings = ListOf<Line>.Of<LedgerWords, string>("postings", l => l.Account + l.Asset + l.Purpose)
        .Code("account", l => l.Account, l => $"/ledger/positions?account={Uri.EscapeDataString(l.Account)}", sort: false)
        .Text("holder", l => l.Holder, sort: false)
        .Badge("role", l => l.Role, "account-role")
        .Code("asset", l => l.Asset, l => l.Cash ? null : $"/ledger/positions/stock-record?security={Uri.EscapeDataString(l.Asset)}", sort: false)
        .Text("assetName", l => l.AssetName, sort: false)
        .Badge("purpose", l => l.Purpose, "purpose")
        .Quantity("quantity", l => l.Quantity, l => l.Cash ? l.Asset : null, sort: false);

    /// <summary>Where the permission must hold is known only once the movement is found.</summary>
    internal sealed class ScopeOf(BackOfficeDb db) : IScopeOf<Query>
    {
        public async Task<Scope> Scope(Query request, CancellationToken cancellationToken)
        {
            var movements = db.Movements;
            var entity = await movements.Where(m => m.Reference == request.Reference).Select(m => (EntityId?)m.EntityId).SingleOrDefaultAsync(cancellationToken);
            return new Scope(entity);
        }
    }

    internal sealed class Handler(BackOfficeDb db, IMediator mediator, IServiceProvider services) : IRequestHandler<Query, Result?>
    {
        public async Task<Result?> Handle(Query query, CancellationToken cancellationToken)
        {
            var movements = db.Movements.AsNoTracking();
            var movement = await movements.SingleOrDefaultAsync(m => m.Reference == query.Reference, cancellationToken);
            if (movement is null)
                return null;

            var undone = await movements.Where(m => m.Reverses == movement.Id).Select(m => m.Reference).SingleOrDefaultAsync(cancellationToken);
            var undoes = movement.Reverses is { } original
                ? await movements.Where(m => m.Id == original).Select(m => m.Reference).SingleOrDefaultAsync(cancellationToken) : null;
            var postings = await db.Postings.AsNoTracking().Where(p => p.MovementId == movement.Id).OrderBy(p => p.LineNo).ToListAsync(cancellationToken);
            var accounts = await mediator.Send(new AccountsOf([.. postings.Select(p => p.AccountId).Distinct()]), cancellationToken);
            var securities = await mediator.Send(new SecuritiesOf([.. postings.Select(p => p.SecurityId).OfType<SecurityId>().Distinct()]), cancellationToken);
            var names = services.GetService<IPeople>() is { } people ? await people.Names([movement.BookedBy], cancellationToken) : null;

            return new Result(
                movement.Id.Value, movement.Reference, movement.BusinessDate, movement.Kind, movement.Description,
                movement.SourceKind, movement.SourceReference, movement.SourceEvent,
                undoes is not null ? "reversal" : undone is not null ? "reversed" : "posted", undone ?? undoes,
                movement.BookedAt, names?.GetValueOrDefault(movement.BookedBy),
                [.. postings.Select(p =>
                {
                    var account = accounts[p.AccountId];
                    var security = p.SecurityId is { } id ? securities[id] : null;
                    return new Line
                    {
                        No = p.LineNo,
                        Account = account.Code,
                        Holder = account.PartyName,
                        Role = account.Role,
                        Asset = p.Currency ?? security!.Code,
                        AssetName = security?.Name,
                        Cash = p.Currency is not null,
                        Purpose = p.Purpose,
                        Quantity = p.Quantity,
                    };
                })]);
        }
    }
}
