using BackOffice.Domain;
using BackOffice.Messages.Csv;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Work.Imports;

/// <summary>
/// Takes one file in: bring it, see the first rows as they are understood, change how it is read, and start the job. Everything chosen
/// stands in the address, so the look can be repeated, sent to a colleague, or gone back to.
/// </summary>
[RequestSizeLimit(UploadMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadMax)]
public sealed class TakeModel(IMediator mediator, Words words) : CommandPage(mediator)
{
    // Above the house's own limit, so that the house's own sentence answers.
    private const long UploadMax = 512L * 1024 * 1024;
    private const string MappingPrefix = "m.";

    [BindProperty] public Guid RequestId { get; set; } = Guid.CreateVersion7();
    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty(SupportsGet = true)] public string? Name { get; set; }
    [BindProperty(SupportsGet = true)] public string? Encoding { get; set; }
    [BindProperty(SupportsGet = true)] public string? Separator { get; set; }
    [BindProperty(SupportsGet = true)] public string? Numbers { get; set; }
    [BindProperty(SupportsGet = true)] public string? Days { get; set; }
    [BindProperty(SupportsGet = true)] public string? Saved { get; set; }
    /// <summary>What the last look proposed: left as proposed, it is proposed anew once the columns are mapped and their values can be looked at.</summary>
    [BindProperty] public string? ProposedNumbers { get; set; }
    [BindProperty] public string? ProposedDays { get; set; }
    [BindProperty] public bool DryRun { get; set; }
    [BindProperty] public bool OpenPeriods { get; set; }

    public Kinds.Kind Kind { get; private set; } = null!;
    public Preview.View? Look { get; private set; }

    /// <summary>Why rows that are shown would be refused by the rules of their room, by line.</summary>
    public IReadOnlyDictionary<long, Refusal> Refused { get; private set; } = new Dictionary<long, Refusal>();

    /// <summary>The file looked at.</summary>
    public Guid? FileKept { get; private set; }

    /// <summary>A column in words, as far as it has some.</summary>
    public string? ColumnName(string column)
    {
        var key = column.Replace('_', '-');
        return words.Find("import.column." + key) ?? words.Find("column." + key) ?? words.Find("field." + key);
    }

    public bool IsFigure(string column) => TypeOf(column) is ImportType.Decimal or ImportType.Integer;

    /// <summary>A value in the reader's form: figures and days as everywhere else.</summary>
    public string Shown(string column, string? value) => value is null ? Show.Missing : TypeOf(column) switch
    {
        ImportType.Decimal when Platform.Lists.Invariant.TryDecimal(value, out var figure) => Show.Quantity(figure),
        ImportType.Date when Platform.Lists.Invariant.TryDay(value, out var day) => Show.Day(day),
        _ => value,
    };

    private ImportType TypeOf(string column) => Kind.Columns.FirstOrDefault(c => c.Name == column)?.Type ?? ImportType.Text;

    public string KindName => words["import.kind." + Kind.Name];

    public async Task<IActionResult> OnGetAsync(string kind, Guid? file)
    {
        if (!await Know(kind))
            return NotFound();
        return await See(file);
    }

    /// <summary>Keeps the file and goes to the address that shows it.</summary>
    public async Task<IActionResult> OnPostAsync(string kind)
    {
        if (!await Know(kind))
            return NotFound();
        if (Upload is null)
            return await Refuse(new Refusal("import.file-missing").At("Upload"));
        await using var content = Upload.OpenReadStream();
        var fileName = Path.GetFileName(Upload.FileName);
        var kept = await Mediator.Send(new KeepFile.Command(Guid.CreateVersion7(), kind, Kind.Permission, fileName, Upload.Length, content), HttpContext.RequestAborted);
        return kept.Refusal is { } refusal ? await Refuse(refusal) : Redirect(Address(kept.Value.Value, fileName));
    }

    /// <summary>Goes to the address that reads it as chosen now.</summary>
    public async Task<IActionResult> OnPostLookAsync(string kind, Guid file)
    {
        if (!await Know(kind))
            return NotFound();
        var chosen = new Dictionary<string, string?>
        {
            ["encoding"] = Encoding, ["separator"] = Separator, ["saved"] = Saved,
            ["numbers"] = Numbers == ProposedNumbers ? null : Numbers, ["days"] = Days == ProposedDays ? null : Days,
        };
        foreach (var (name, value) in Request.Form.Where(v => v.Key.StartsWith(MappingPrefix, StringComparison.Ordinal)))
            chosen[name] = value;
        var given = chosen.Where(c => !string.IsNullOrWhiteSpace(c.Value));
        return Redirect(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(Address(file, Name ?? kind), given));
    }

    public async Task<IActionResult> OnPostStartAsync(string kind, Guid file)
    {
        if (!await Know(kind))
            return NotFound();
        FileKept = file;
        return await Run(
            new StartImport.Command(RequestId, kind, Kind.Permission, new FileId(file), Name ?? kind, Chosen(Request.Form)),
            started => Redirect($"/work/jobs/{started.Value}"));
    }

    protected override async Task Prepare()
    {
        if (FileKept is { } file)
            await See(file);
    }

    public string Address(Guid file, string name) => $"/work/imports/{Kind.Name}?file={file}&name={Uri.EscapeDataString(name)}";

    public IEnumerable<SelectListItem> EncodingChoices => Encodings.Names.Select(n => new SelectListItem(n, n));

    public IEnumerable<SelectListItem> SeparatorChoices => Marks.Select(m => new SelectListItem(words["imports.separator." + m.Name], m.Name));

    public IEnumerable<SelectListItem> NumberChoices => new[] { "invariant", "tr", "en" }.Select(n => new SelectListItem(words["imports.numbers." + n], n));

    public IEnumerable<SelectListItem> DayChoices => Texts.DayFormats.Select(d => new SelectListItem(d, d));

    public IEnumerable<SelectListItem> SavedChoices => (Look?.Saved ?? []).Select(n => new SelectListItem(n, n)).Prepend(new SelectListItem("—", ""));

    /// <summary>The name of the input that maps one of our columns.</summary>
    public static string MappingField(string column) => MappingPrefix + column;

    private async Task<bool> Know(string kind)
    {
        if (await Mediator.Send(new Kinds.One(kind), HttpContext.RequestAborted) is not { } known)
            return false;
        Kind = known;
        return true;
    }

    private async Task<IActionResult> See(Guid? file)
    {
        if (file is not { } id)
            return Page();
        FileKept = id;
        var chosen = Request.HasFormContentType ? Chosen(Request.Form) : Chosen(Request.Query);
        var look = await Mediator.Send(new Preview.Query(Kind.Name, Kind.Permission, new FileId(id), Name ?? Kind.Name, chosen), HttpContext.RequestAborted);
        if (look.Refusal is { } refusal)
        {
            this.AddErrors(refusal);
            return Page();
        }
        Look = look.Value!;
        if (Look.Trial is { } trial)
        {
            await Mediator.Send(trial, HttpContext.RequestAborted);
            Refused = trial.Found.SelectMany(f => f.Counts.Rows).DistinctBy(r => r.Line).ToDictionary(r => r.Line, r => r.Why);
        }
        var options = Look.Options;
        (Encoding, Separator, Numbers, Days, Saved) = (
            options.Encoding, Marks.First(m => m.Mark == options.Separator![0]).Name, options.NumberFormat, options.DateFormat, options.MappingName);
        return Page();
    }

    private ImportOptions Chosen(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given)
    {
        var mapping = given.Where(v => v.Key.StartsWith(MappingPrefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(v.Value))
            .ToDictionary(v => v.Key[MappingPrefix.Length..], v => v.Value.ToString().Trim(), StringComparer.Ordinal);
        return new ImportOptions(
            Separator is null ? null : Marks.FirstOrDefault(m => m.Name == Separator).Mark.ToString(), Numbers, Days, Encoding,
            string.IsNullOrWhiteSpace(Saved) ? null : Saved.Trim(), mapping.Count == 0 ? null : mapping, DryRun, OpenPeriods);
    }

    private static readonly (string Name, char Mark)[] Marks = [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("bar", '|')];
}
