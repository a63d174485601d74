using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>One value as it stands in a table.</summary>
internal static class Cells
{
    /// <param name="row">True for the cell that names the row: its link opens the row.</param>
    public static void Write(Markup m, Cell cell, Icons icons, Func<string, string> word, FirmZone zone, bool row = false)
    {
        if (cell.Value is null or "")
        {
            m.Tag("span", Show.Missing, ("class", "t3"));
            Note(m, cell, word);
            return;
        }
        var link = cell.Link is not null;
        if (link)
            m.Open("a", ("href", cell.Link), ("class", cell.Kind is CellKind.Code ? "code" : row ? null : "plain"), ("lang", cell.Kind is CellKind.Code ? "en" : null), ("data-row", row ? "" : null));
        switch (cell.Kind)
        {
            case CellKind.Code when !link:
                m.Tag("span", (string)cell.Value, ("class", "code"), ("lang", "en"));
                break;
            case CellKind.Money:
                m.Text(Show.Money((decimal)cell.Value, cell.Currency));
                break;
            case CellKind.Number:
                m.Text(Show.Price(Convert.ToDecimal(cell.Value, System.Globalization.CultureInfo.InvariantCulture)));
                break;
            case CellKind.Quantity when cell.Currency is { } currency:
                m.Text(Show.Money(Convert.ToDecimal(cell.Value, System.Globalization.CultureInfo.InvariantCulture), currency));
                break;
            case CellKind.Quantity:
                m.Text(Show.Quantity(Convert.ToDecimal(cell.Value, System.Globalization.CultureInfo.InvariantCulture)));
                break;
            case CellKind.Day:
                m.Tag("time", Show.Day((DateOnly)cell.Value), ("datetime", Invariant.Day((DateOnly)cell.Value)));
                break;
            case CellKind.Instant:
                m.Tag("time", Show.Instant((DateTimeOffset)cell.Value, zone.Zone), ("datetime", Invariant.Instant((DateTimeOffset)cell.Value)));
                break;
            case CellKind.Status:
                m.Raw(StatusTag.Html(icons, (string)cell.Value, cell.WordKey is { } key ? word(key) : (string)cell.Value));
                break;
            case CellKind.Badge:
                m.Text(cell.WordKey is { } badge ? Show.Begun(word(badge)) : (string)cell.Value);
                break;
            default:
                m.Text(cell.Value as string ?? Show.Value(cell.Value, zone.Zone));
                break;
        }
        if (link)
            m.Close("a");
        Note(m, cell, word);
    }

    /// <summary>A note with a leading '@' is the key of its word, as in the values of a sentence.</summary>
    private static void Note(Markup m, Cell cell, Func<string, string> word)
    {
        if (cell.Note is { Length: > 0 } note)
            m.Tag("small", note[0] == '@' ? word(note[1..]) : note);
    }
}
