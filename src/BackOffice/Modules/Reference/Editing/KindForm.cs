using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Binding;
using BackOffice.Platform.Ui.Parts;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Lists;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Reference.Editing;

/// <summary>The form of a kind: its fields as typed, in the reader's language. Figures and days that could mean two things are asked about.</summary>
internal abstract class KindForm(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Kind Found { get; protected set; } = null!;

    /// <summary>The thing's key; null for a new one.</summary>
    public string? Key { get; protected set; }

    public bool IsNew => Input.Subject is null;

    /// <summary>The fields of the form. A change of a standing instruction has one day, the one it holds from.</summary>
    public IEnumerable<Field> Shown => Found.Fields.Where(f => IsNew || Found is not Ssis.SsiKind || f.Name != SaveSsi.FromField);

    /// <summary>Other people's changes of the same row that wait for a second person.</summary>
    public IReadOnlyList<WaitingOn.Waiting> OthersWait { get; protected set; } = [];

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    public string Name(Field field) => $"Input.Values[{field.Name}]";

    public IEnumerable<SelectListItem>? Options(Field field) => field.Input switch
    {
        FieldInput.Choice => field.Choices!.Select(c => new SelectListItem(Words[$"{field.ChoiceWords}.{c}"], c)).Prepend(new SelectListItem(Words["choose"], "")),
        FieldInput.YesNo => [new(Words["choose"], ""), new(Words["yes"], "yes"), new(Words["no"], "no")],
        _ => null,
    };

    /// <summary>Which right a form needs depends on its kind: who lacks it gets the page that says why, not a form to fill in vain.</summary>
    protected async Task DemandEdit(Kind kind)
    {
        if (!(await Mediator.Send(new Lists.Rights.Query(kind.Name), HttpContext.RequestAborted)).Edit)
            throw new DeniedException(kind.EditPermission);
    }

    protected async Task<IActionResult> Save(string kind)
    {
        if (KindList.Find(kind) is not { } found)
            return NotFound();
        Found = found;
        foreach (var field in found.Fields)
            Input.Values.TryAdd(field.Name, null);
        var values = Said();
        if (!ModelState.IsValid)
            return await Refuse();
        IActionResult Done(Outcome<Saved> saved) => LocalRedirect($"/reference/{kind}/{saved.Value!.Subject}");
        return found is Ssis.SsiKind
            ? await Run(new SaveSsi.Command(Input.RequestId, Input.Subject, Input.Seen, values, Input.From), Done)
            : await Run(new Save.Command(Input.RequestId, kind, Input.Subject, Input.Seen, Input.From, values), Done);
    }

    /// <summary>A refusal names a field of the kind; on the page it is one of the values.</summary>
    protected override string NameOf(string field) => Found.Fields.Any(f => f.Name == field) ? $"Input.Values[{field}]" : base.NameOf(field);

    /// <summary>Original, theirs and own, field by field; what only one of the two changed is merged.</summary>
    protected override async Task<ConflictView?> Compare()
    {
        if (Input.Subject is not { } subject || await Mediator.Send(new Details.Query(Found.Name, subject.ToString()), HttpContext.RequestAborted) is not { } now)
            return null;
        Key = now.Key;
        var (theirs, fields) = (Typed(Found, now.Values), new List<ConflictField>());
        foreach (var field in Found.Fields)
        {
            var name = Name(field);
            if (!Request.Form.TryGetValue(ConflictView.Was + name, out var was))
                continue;
            var compared = new ConflictField(name, field.Word, was.ToString(), theirs.GetValueOrDefault(field.Name) ?? "", Input.Values.GetValueOrDefault(field.Name) ?? "");
            fields.Add(compared);
            if (compared is { TheyChanged: true, YouChanged: false })
            {
                Input.Values[field.Name] = compared.Theirs;
                ModelState.SetModelValue(name, compared.Theirs, compared.Theirs);
            }
        }
        Input.Seen = now.Row;
        ModelState.SetModelValue("Input.Seen", now.Row.ToString(), now.Row.ToString());
        var last = now.History.First(h => h.Row == now.Row);
        return new ConflictView(fields) { Who = last.SaidBy, At = last.KnownFrom };
    }

    /// <summary>Values as they stand in inputs.</summary>
    protected static Dictionary<string, string?> Typed(Kind kind, IReadOnlyDictionary<string, string?> values) => kind.Fields.ToDictionary(f => f.Name, f => values.GetValueOrDefault(f.Name) is not { } text ? null : f.Input switch
    {
        FieldInput.Figure or FieldInput.Whole when Invariant.TryDecimal(text, out var figure) => Fields.Value(figure),
        FieldInput.Day when Invariant.TryDay(text, out var day) => Fields.Day(day),
        _ => text,
    });

    private Dictionary<string, string?> Said()
    {
        var said = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in Shown)
        {
            var typed = Input.Values.GetValueOrDefault(field.Name)?.Trim();
            ModelState.SetModelValue(Name(field), typed, typed);
            said[field.Name] = typed is not { Length: > 0 } ? null : field.Input switch
            {
                FieldInput.Figure or FieldInput.Whole => Understood(field, Platform.Ui.Binding.Typed.Figure(typed, Cultures.IsTurkish), Invariant.Number),
                FieldInput.Day => Understood(field, Platform.Ui.Binding.Typed.Day(typed, Cultures.IsTurkish), Invariant.Day),
                FieldInput.Text or FieldInput.Code or FieldInput.Time or FieldInput.Choice or FieldInput.YesNo => typed,
                _ => throw new InvalidOperationException($"Unknown input {field.Input}."),
            };
        }
        return said;
    }

    private string? Understood<T>(Field field, Read<T> read, Func<T, string> write) where T : struct
    {
        if (read is { Ok: true, Value: { } value })
            return write(value);
        ModelState.AddModelError(Name(field), read.Arg is { } arg ? Words.Of(read.Key!, arg) : Words[read.Key!]);
        return null;
    }

    internal sealed class Form
    {
        public Guid RequestId { get; set; }
        public Guid? Subject { get; set; }
        public Guid? Seen { get; set; }
        public DateOnly? From { get; set; }
        public Dictionary<string, string?> Values { get; set; } = [];
    }
}
