using BackOffice.Domain.Ledger;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Ledger.Limits;

[OpensFor("ledger.set-limits")]
public sealed class SetModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet(string? entity) => Input = new Form { RequestId = Guid.CreateVersion7(), Entity = entity, Floor = 0 };

    public Task<IActionResult> OnPostAsync() => Run(
        new Set.Command(Input.RequestId, Input.Role, Input.AssetKind, Input.Act, Input.Floor, Input.From, Input.Source, Input.Entity), "List");

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Role { get; set; }
        public string? AssetKind { get; set; }
        public LimitAct? Act { get; set; }
        public decimal? Floor { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
        public string? Entity { get; set; }
    }
}
