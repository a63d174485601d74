using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Firm;

internal sealed class MarketsModel(IMediator mediator) : KindListPage<MarketKind, MarketKind.Row>(mediator);
