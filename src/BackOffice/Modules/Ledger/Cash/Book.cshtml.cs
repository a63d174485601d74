using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Ledger.Cash;

[OpensFor("ledger.view")]
public sealed class BookModel(IMediator mediator) : AskedSheet<Book.Row>(mediator, Book.Declared)
{
    public Book.Result? Shown { get; private set; }

    protected override string Needed => "account";

    protected override async Task<Outcome<Slice<Book.Row>>> Ask(ListRequest request)
    {
        var outcome = await Mediator.Send(new Book.Query(request), HttpContext.RequestAborted);
        if (outcome.Refusal is { } refusal)
            return refusal;
        Shown = outcome.Value;
        return Shown!.Page;
    }
}
