using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Accounting.Accounts;

public sealed class DetailsModel(IMediator mediator) : ListPage<AccountLedger.Row>(mediator, AccountLedger.Declaration)
{
    [BindProperty(SupportsGet = true)] public string Account { get; set; } = "";

    public AccountLedger.Result Result { get; private set; } = null!;

    protected override IQuery<Slice<AccountLedger.Row>> Ask(ListRequest request) => new AccountLedger.LinesQuery(Account, request);

    protected override async Task Prepare() =>
        Result = (await Mediator.Send(new AccountLedger.Query(Account, Sheet.Request))).Value!;
}
