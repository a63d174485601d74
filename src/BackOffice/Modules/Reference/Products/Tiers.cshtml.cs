using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Products;

internal sealed class TiersModel(IMediator mediator) : KindListPage<PriceTierKind, PriceTierKind.Row>(mediator);
