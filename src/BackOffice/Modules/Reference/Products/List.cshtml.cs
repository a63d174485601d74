using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Products;

internal sealed class ListModel(IMediator mediator) : KindListPage<ProductKinds, ProductKinds.Row>(mediator);
