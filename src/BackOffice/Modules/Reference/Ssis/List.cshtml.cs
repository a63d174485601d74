using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Ssis;

internal sealed class ListModel(IMediator mediator) : KindListPage<SsiKind, SsiKind.Row>(mediator);
