using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Cycles;

internal sealed class ListModel(IMediator mediator) : KindListPage<CycleKind, CycleKind.Row>(mediator);
