using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Prices;

internal sealed class ListModel(IMediator mediator) : KindListPage<PriceKind, PriceKind.Row>(mediator);
