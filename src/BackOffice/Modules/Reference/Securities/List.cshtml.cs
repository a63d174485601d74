using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Securities;

internal sealed class ListModel(IMediator mediator) : KindListPage<SecurityKind, SecurityKind.Row>(mediator);
