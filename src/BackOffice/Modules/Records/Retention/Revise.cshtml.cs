using BackOffice.Domain.Records;
using BackOffice.Platform.Ui;
using BackOffice.Records.Persistence;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Records.Retention;

/// <summary>A record class with all its rules in one form; rows left empty are no rules.</summary>
public sealed class ReviseModel(IMediator mediator) : CommandPage(mediator)
{
    private const int SpareRows = 3;

    [BindProperty] public Form Input { get; set; } = new();

    public bool IsNew => Input.Seen is null;

    /// <summary>The triggers that rules name already, to choose from.</summary>
    public IReadOnlyList<string> Triggers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? code)
    {
        Input = new Form { RequestId = Guid.CreateVersion7(), From = HttpContext.RequestServices.GetRequiredService<FirmZone>().Today };
        if (code is not null)
        {
            if ((await Mediator.Send(new Classes.Query(code), HttpContext.RequestAborted)).Items is not [var found])
                return NotFound();
            var standing = found.Rules.Where(r => r.State == "in-force").ToList();
            (Input.Code, Input.NameEn, Input.NameTr, Input.Access, Input.Source) = (found.Code, found.NameEn, found.NameTr, found.Access, found.Source);
            Input.Seen = string.Join(',', standing.Select(r => r.Id));
            Input.Rules = standing.ConvertAll(r => new RuleForm
            {
                Trigger = r.Trigger, Years = r.Years, Months = r.Months, StartRule = Evaluate.Start(r.StartRule) ?? Domain.Records.StartRule.Event, LegalRef = r.LegalRef,
            });
        }
        await Prepare();
        return Page();
    }

    public Task<IActionResult> OnPostAsync()
    {
        Input.Rules.RemoveAll(r => r.IsEmpty);
        return Run(
            new Revise.Command(
                Input.RequestId, Input.Code, Input.NameEn, Input.NameTr, Input.Access, Input.Source, Input.From,
                [.. Input.Rules.Select(r => new Evaluate.RuleGiven(r.Trigger?.Trim(), r.Years ?? 0, r.Months ?? 0, r.StartRule.ToString(), r.LegalRef))],
                Input.Seen?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList()),
            _ => LocalRedirect("/records/retention#" + Input.Code));
    }

    protected override async Task Prepare()
    {
        Triggers = [.. (await Mediator.Send(new Classes.Query(), HttpContext.RequestAborted)).Items.SelectMany(c => c.Rules).Select(r => r.Trigger).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        while (Input.Rules.Count(r => r.IsEmpty) < SpareRows && Input.Rules.Count < Revise.RulesMax)
            Input.Rules.Add(new RuleForm());
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Code { get; set; }
        public string? NameEn { get; set; }
        public string? NameTr { get; set; }
        public ClassAccess Access { get; set; }
        public string? Source { get; set; }
        public DateOnly? From { get; set; }
        public string? Seen { get; set; }
        public List<RuleForm> Rules { get; set; } = [];
    }

    public sealed class RuleForm
    {
        public string? Trigger { get; set; }
        public int? Years { get; set; }
        public int? Months { get; set; }
        public StartRule StartRule { get; set; }
        public string? LegalRef { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Trigger) && Years is null && string.IsNullOrWhiteSpace(LegalRef);
    }
}
