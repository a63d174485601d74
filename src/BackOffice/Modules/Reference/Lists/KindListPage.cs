using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Kinds;
using MediatR;

namespace BackOffice.Reference.Lists;

/// <summary>What the list's markup shows, whatever the kind.</summary>
internal interface IKindListPage
{
    string Kind { get; }
    ISheet Shown { get; }
    bool MayEdit { get; }
    bool MayImport { get; }
}

/// <summary>The list of one kind.</summary>
internal abstract class KindListPage<TKind, TRow>(IMediator mediator) : ListPage<TRow>(mediator, ((IListed<TRow>)Of).Columns), IKindListPage
    where TKind : Kind where TRow : class
{
    private static TKind Of => KindList.Of<TKind>();

    public string Kind => Of.Name;

    public ISheet Shown => Sheet;

    public bool MayEdit { get; private set; }

    public bool MayImport { get; private set; }

    protected override IQuery<Slice<TRow>> Ask(ListRequest request) => new KindRows<TRow>(request);

    protected override async Task Prepare()
    {
        var rights = await Mediator.Send(new Rights.Query(Kind), HttpContext.RequestAborted);
        (MayEdit, MayImport) = (rights.Edit, rights.Import);
    }
}
