using BackOffice.Domain.Reference;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Kinds;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Reference.Lists;

[OpensFor(ReferencePermissions.View)]
internal sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Kind Found { get; private set; } = null!;

    public Details.Answer Shown { get; private set; } = null!;

    /// <summary>Open instructions that rest on it; null for what no instruction rests on.</summary>
    public OpenInstructions? Open { get; private set; }

    public bool MayEdit { get; private set; }

    public string Title => Shown.Values.GetValueOrDefault("name") is { } name ? $"{name}" : Found is Ssis.SsiKind
        ? $"{Shown.Values["party"]} · {Shown.Values["market"]} · {Shown.Values["currency"]}" : Shown.Key;

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    public async Task<IActionResult> OnGetAsync(string kind, string key)
    {
        if (KindList.Find(kind) is not { } found || await mediator.Send(new Details.Query(kind, key), HttpContext.RequestAborted) is not { } shown)
            return NotFound();
        (Found, Shown) = (found, shown);
        MayEdit = (await mediator.Send(new Rights.Query(kind), HttpContext.RequestAborted)).Edit;
        if (found is Ssis.SsiKind)
            Open = await mediator.Send(new TouchedInstructions.Query(shown.Subject), HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>A value in the reader's form.</summary>
    public string Text(Field field, IReadOnlyDictionary<string, string?> values) => FieldText.Shown(field, values.GetValueOrDefault(field.Name), Words);

    public string Days(Details.HistoryRow row) => (row.ValidFrom == DatedRow.Ever ? Words["history.ever"] : Show.Day(row.ValidFrom))
        + " – " + (row.ValidTo is { } to ? Show.Day(to) : Words["history.open-end"]);

    /// <summary>What the row says that the one shown above does not.</summary>
    public string Said(Details.HistoryRow row)
    {
        if (row.Row == Shown.Row)
            return Words["history.shown"];
        var others = Found.Fields.Where(f => row.Values.GetValueOrDefault(f.Name) != Shown.Values.GetValueOrDefault(f.Name))
            .Select(f => $"{Words[f.Word]}: {Text(f, row.Values)}").ToList();
        return others.Count == 0 ? Words["history.same"] : string.Join("; ", others);
    }
}

/// <summary>Values of fields as people read and type them.</summary>
internal static class FieldText
{
    public static string Shown(Field field, string? value, Words words) => value is null or "" ? Show.Missing : field.Input switch
    {
        FieldInput.Figure or FieldInput.Whole when Invariant.TryDecimal(value, out var figure) => Show.Quantity(figure),
        FieldInput.Day when Invariant.TryDay(value, out var day) => Show.Day(day),
        FieldInput.Choice => words[$"{field.ChoiceWords}.{value}"],
        FieldInput.YesNo => words[value],
        FieldInput.Text or FieldInput.Code or FieldInput.Time or FieldInput.Figure or FieldInput.Whole or FieldInput.Day => value,
        _ => throw new InvalidOperationException($"Unknown input {field.Input}."),
    };
}
