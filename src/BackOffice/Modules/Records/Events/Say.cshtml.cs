using BackOffice.Platform.Ui;
using BackOffice.Records.Retention;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Records.Events;

public sealed class SayModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public async Task OnGetAsync(string? record)
    {
        Input = new Form { RequestId = Guid.CreateVersion7(), Record = record };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Say.Command(Input.RequestId, Input.Kind, Input.Party, Input.Record, Input.On, Input.Note), _ => LocalRedirect("/records/events"));

    protected override async Task Prepare()
    {
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        Kinds = [.. (await Mediator.Send(new Classes.Query(), HttpContext.RequestAborted)).Items.SelectMany(c => c.Rules).Select(r => r.Trigger).Where(t => t != RetentionBook.Created)
            .Distinct(StringComparer.Ordinal).Select(t => new SelectListItem(words.Find("trigger." + t) ?? t, t)).OrderBy(i => i.Text, StringComparer.CurrentCulture)];
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Kind { get; set; }
        public string? Party { get; set; }
        public string? Record { get; set; }
        public DateOnly? On { get; set; }
        public string? Note { get; set; }
    }
}
