using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference.Lists;

/// <summary>Rows of one kind, filtered, sorted, a page at a time, as of a day and as known at one.</summary>
[Requires(ReferencePermissions.View)]
internal sealed record KindRows<TRow>(ListRequest Request) : IQuery<Slice<TRow>> where TRow : class;

/// <summary>What a list needs of its kind.</summary>
internal interface IListed<TRow> where TRow : class
{
    ListOf<TRow> Columns { get; }

    IQueryable<TRow> At(BackOfficeDb db, TwoTimes moment);
}

internal sealed class KindRowsHandler<TRow>(IListed<TRow> listed, BackOfficeDb db, TimeProvider clock) : IRequestHandler<KindRows<TRow>, Slice<TRow>> where TRow : class
{
    public Task<Slice<TRow>> Handle(KindRows<TRow> request, CancellationToken cancellationToken) =>
        listed.At(db, TwoTimes.Of(request.Request, clock)).ToSlice(listed.Columns, request.Request, cancellationToken);
}
