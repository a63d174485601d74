using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Parties;

internal sealed class ListModel(IMediator mediator) : KindListPage<PartyKinds, PartyKinds.Row>(mediator);
