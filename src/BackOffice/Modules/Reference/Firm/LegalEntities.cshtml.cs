using BackOffice.Reference.Lists;
using MediatR;

namespace BackOffice.Reference.Firm;

internal sealed class LegalEntitiesModel(IMediator mediator) : KindListPage<LegalEntityKind, LegalEntityKind.Row>(mediator);
