using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Calendars;

internal sealed class RulesModel(IMediator mediator) : KindListPage<CalendarKind, CalendarKind.Row>(mediator);
