using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Calendars;

internal sealed class ListModel(IMediator mediator) : KindListPage<CalendarDayKind, CalendarDayKind.Row>(mediator);
