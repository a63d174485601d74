using BackOffice.Domain.Accounting;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Accounting.Chart;

[OpensFor(AccountingPermissions.EditChart)]
public sealed class ChangeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public void OnGet() => Input = new Form
    {
        RequestId = Guid.CreateVersion7(),
        From = HttpContext.RequestServices.GetRequiredService<FirmZone>().Today,
    };

    public Task<IActionResult> OnPostAsync() => Run(
        new Change.Command(Input.RequestId, Input.Code?.Trim() ?? "", Input.NameTr?.Trim() ?? "", Input.NameEn?.Trim() ?? "", Input.NormalBalance, Input.From),
        "/Accounting/Chart/List");

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Code { get; set; }
        public string? NameTr { get; set; }
        public string? NameEn { get; set; }
        public EntrySide NormalBalance { get; set; }
        public DateOnly? From { get; set; }
    }
}
