using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Tariffs;

internal sealed class ListModel(IMediator mediator) : KindListPage<TariffKind, TariffKind.Row>(mediator);
