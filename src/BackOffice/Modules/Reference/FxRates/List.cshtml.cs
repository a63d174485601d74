using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.FxRates;

internal sealed class ListModel(IMediator mediator) : KindListPage<FxRateKind, FxRateKind.Row>(mediator);
