using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Accounting.Rules;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Show.Setup Setup { get; private set; } = null!;

    public bool MayEdit { get; private set; }

    public async Task OnGetAsync()
    {
        Setup = await mediator.Send(new Show.Query());
        MayEdit = await this.May(AccountingPermissions.EditChart);
    }
}
