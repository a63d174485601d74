using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Accounting.Journals;

public sealed class ListModel(IMediator mediator) : ListPage<List.Row>(mediator, List.Declaration)
{
    public bool MayPost { get; private set; }

    protected override IQuery<Slice<List.Row>> Ask(ListRequest request) => new List.Query(request);

    protected override async Task Prepare() => MayPost = await this.May(AccountingPermissions.PostJournals);
}
