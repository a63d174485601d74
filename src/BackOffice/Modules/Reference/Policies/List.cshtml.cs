using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Policies;

internal sealed class ListModel(IMediator mediator) : KindListPage<PolicyKind, PolicyKind.Row>(mediator);
