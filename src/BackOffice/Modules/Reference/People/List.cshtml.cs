using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.People;

internal sealed class ListModel(IMediator mediator) : KindListPage<PersonKind, PersonKind.Row>(mediator);
