using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Accounting.Rules;

[OpensFor(AccountingPermissions.EditChart)]
public sealed class ReviseModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var rule = (await Mediator.Send(new Show.Query())).Rules.FirstOrDefault(r => r.Code == code);
        if (rule is null)
            return NotFound();
        Input = new Form { RequestId = Guid.CreateVersion7(), Code = code, Text = rule.Text };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Revise.Command(Input.RequestId, Input.Code, Input.Text ?? "", Input.From, Input.Source ?? ""), "/Accounting/Rules/Index");

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string Code { get; set; } = "";
        public string? Text { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
    }
}
