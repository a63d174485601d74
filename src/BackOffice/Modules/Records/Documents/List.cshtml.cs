using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Records.Documents;

public sealed class ListModel(IMediator mediator) : ListPage<List.Row>(mediator, List.Declared)
{
    protected override IQuery<Slice<List.Row>> Ask(ListRequest request) => new List.Query(request);
}
