using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Firm;

internal sealed class CurrenciesModel(IMediator mediator) : KindListPage<CurrencyKind, CurrencyKind.Row>(mediator);
