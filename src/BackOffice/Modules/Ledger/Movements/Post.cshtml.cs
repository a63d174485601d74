using BackOffice.Domain.Ledger;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Ledger.Movements;

[OpensFor("ledger.post-movements")]
public sealed class PostModel(IMediator mediator, FirmZone zone) : CommandPage(mediator)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet(string? kind) => Input = new Form
    {
        RequestId = Guid.CreateVersion7(),
        Date = zone.Today,
        Kind = MovementKinds.ByHand.Contains(kind) ? kind : MovementKinds.Deposit,
        Postings = [new Line(), new Line()],
    };

    public Task<IActionResult> OnPostAsync()
    {
        var command = new Post.Command(
            Input.RequestId, Input.Date, Input.Kind, Input.Description,
            [.. Input.Postings.Select(p => new Post.Line(p.Account, p.Asset, p.Purpose, p.Quantity))]);
        return Run(command, outcome => RedirectToPage("Details", new { reference = outcome.Value!.Reference }));
    }

    protected override Task Prepare()
    {
        if (Input.Postings.Count == 0)
            Input.Postings = [new Line(), new Line()];
        return Task.CompletedTask;
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public DateOnly? Date { get; set; }
        public string? Kind { get; set; }
        public string? Description { get; set; }
        public IList<Line> Postings { get; set; } = [];
    }

    public sealed class Line
    {
        public string? Account { get; set; }
        public string? Asset { get; set; }
        public string? Purpose { get; set; } = Purposes.Available;
        public decimal? Quantity { get; set; }
    }

    /// <summary>A line and its place in the posted list; the template's place is filled by the browser.</summary>
    public sealed record LineShown(string Index, Line Line);
}
