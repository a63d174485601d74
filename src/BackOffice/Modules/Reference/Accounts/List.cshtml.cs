using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Accounts;

internal sealed class ListModel(IMediator mediator) : KindListPage<AccountKinds, AccountKinds.Row>(mediator);
