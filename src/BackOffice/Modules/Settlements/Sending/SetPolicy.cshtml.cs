using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Sending;

[OpensFor(SettlementsPermissions.SetSending)]
public sealed class SetPolicyModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet(string? entity) => Input = new Form { RequestId = Guid.CreateVersion7(), Entity = entity };

    public Task<IActionResult> OnPostAsync() => Run(
        new SetPolicy.Command(Input.RequestId, Input.Entity, Input.AtOnce switch { "at-once" => true, "on-act" => false, _ => null }, Input.From, Input.Source), "List");

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? AtOnce { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
        public string? Entity { get; set; }
    }
}
