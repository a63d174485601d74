using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Records.Documents;

/// <summary>
/// Takes many documents at once. With scripts each goes up by itself with its progress; without, the form takes all of them. Either way each
/// file is one command, so that one that is refused does not hold up the others.
/// </summary>
[RequestSizeLimit(UploadMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadMax)]
public sealed class UploadModel(IMediator mediator) : CommandPage(mediator)
{
    // Above the house's own limit, so that the house's own sentence answers.
    private const long UploadMax = 2L * 1024 * 1024 * 1024;

    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> ClassOptions { get; private set; } = [];

    public IReadOnlyList<Sent> Done { get; private set; } = [];

    public async Task OnGetAsync(string? recordClass)
    {
        Input = new Form { RequestId = Guid.CreateVersion7(), Class = recordClass };
        await Prepare();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Files.Count == 0)
            return await Refuse(new Refusal("document.file-missing").At("Files"));
        if (!ModelState.IsValid)
            return await Refuse();
        var sent = new List<Sent>();
        foreach (var file in Input.Files)
            sent.Add(await Send(file));
        Done = sent;
        if (sent.Exists(s => s.Message is not null))
            return await Refuse(new Refusal("documents.some-refused", sent.Count(s => s.Message is not null), sent.Count));
        return sent.Count == 1 ? LocalRedirect(sent[0].Link!) : LocalRedirect("/records/documents");
    }

    /// <summary>One document, answered for the script that sends it.</summary>
    public async Task<IActionResult> OnPostOneAsync()
    {
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        if (Input.Files.Count != 1)
            return new JsonResult(new Sent("", null, null, null, words["document.file-missing"])) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        if (!ModelState.IsValid)
            return new JsonResult(new Sent(Input.Files[0].FileName, null, null, null, string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)))) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var sent = await Send(Input.Files[0]);
        return new JsonResult(sent) { StatusCode = sent.Message is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    protected override async Task Prepare() => ClassOptions = await ClassChoices.Of(Mediator, HttpContext.RequestAborted);

    private async Task<Sent> Send(IFormFile file)
    {
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        var name = CleanName.Of(file.FileName);
        await using var content = file.OpenReadStream();
        var parties = (Input.Parties ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var outcome = await Mediator.Send(
            new Keep.Command(
                Guid.CreateVersion7(), Input.Class, Input.Files.Count == 1 ? Input.Title : null, Input.Language, parties, Input.On, file.FileName, null, file.Length, content),
            HttpContext.RequestAborted);
        if (outcome.Refusal is { } refusal)
            return new Sent(name.Value, name.Given, null, null, string.Join(" ", (refusal.Details.Count > 0 ? refusal.Details : [refusal]).Select(words.Sentence)));
        return new Sent(name.Value, name.Given, outcome.Value!.Reference, $"/records/documents/{outcome.Value.Reference}", null);
    }

    /// <param name="Given">The name as it was given, when it had to be cleaned.</param>
    /// <param name="Message">Why it was not kept.</param>
    public sealed record Sent(string Name, string? Given, string? Reference, string? Link, string? Message);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public List<IFormFile> Files { get; set; } = [];
        public string? Class { get; set; }
        public string? Title { get; set; }
        public string? Language { get; set; }
        public string? Parties { get; set; }
        public DateOnly? On { get; set; }
    }
}
