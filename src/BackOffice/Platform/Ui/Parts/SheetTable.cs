using BackOffice.Platform.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>The table and the pager of a sheet, as HTML.</summary>
internal sealed class SheetTable(ISheet sheet, string id, Icons icons, Func<string, string> word, IStringLocalizer<UiWords> ui, FirmZone zone)
{
    public required string Caption { get; init; }
    public required string? GroupBy { get; init; }
    public required bool Selectable { get; init; }
    public required IReadOnlyList<string> Without { get; init; }
    public required string Path { get; init; }
    public required string Density { get; init; }

    private readonly Dictionary<int, string> _places = [];

    /// <summary>After which amounts the currency stands: once behind neighbours that share it in every row, so that it is not said again and again.</summary>
    private HashSet<int> _units = [];

    public string Html()
    {
        var columns = sheet.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => !Without.Contains(c.Column.Key)).ToList();
        var group = GroupBy is not null && sheet.Sort?.TrimStart('-') == GroupBy ? columns.FirstOrDefault(c => c.Column.Key == GroupBy) : default;
        if (group.Column is not null)
            columns.Remove(group);
        Place(columns);
        _units = Units(columns);

        var m = new Markup();
        var width = columns.Count + _units.Count + (Selectable ? 1 : 0);
        m.Open("div", ("class", "bo-scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", ui["list.table", Caption]));
        m.Open("table", ("class", "bo-t stack" + (Selectable ? " ticks" : ""))).Tag("caption", Caption, ("class", "vh"));
        m.Raw("<thead><tr>");
        if (Selectable)
            m.Open("th", ("class", "chk"), ("scope", "col")).Open("input", ("type", "checkbox"), ("data-all", ""), ("aria-label", ui["list.select-all"])).Close("th");
        foreach (var (column, index) in columns)
            Head(m, column, _units.Contains(index));
        m.Raw("</tr></thead><tbody>");
        string? band = null;
        foreach (var row in sheet.Rows)
        {
            if (group.Column is not null && Band(row.Cells[group.Index]) is var next && next != band)
            {
                m.Open("tr", ("class", "grp")).Open("td", ("colspan", width.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                m.Text(word(group.Column.Word) + " " + next);
                if (row.Cells[group.Index].Value is DateOnly day && day == zone.Today)
                    m.Raw(" · ").Text(ui["day.today"]);
                m.Raw("</td></tr>");
                band = next;
            }
            Row(m, row, columns);
        }
        return m.Raw("</tbody></table></div>").ToString();
    }

    public string Pager()
    {
        var m = new Markup().Open("div", ("class", "bo-pager"));
        var request = sheet.Request;
        if (sheet.Count is { } count)
            m.Tag("span", count >= Slice<object>.CountMax ? ui["list.count-capped", Show.Count(Slice<object>.CountMax)] : ui["list.count", Show.Count(count)]);
        else if (sheet.Next is null && request.After is null)
            m.Tag("span", ui["list.all-shown", sheet.Rows.Count]);
        else
            m.Tag("span", ui["list.shown", sheet.Rows.Count]).Tag("a", ui["list.count-now"], Link(request.With("count", "yes")));
        m.Open("span", ("class", "grow")).Close("span");
        if (sheet.Totals is { Count: > 0 } totals)
        {
            m.Open("span", ("class", "not-sm")).Text(ui["list.totals"]);
            foreach (var (total, i) in totals.Select((t, i) => (t, i)))
                m.Raw(i == 0 ? " " : " · ").Tag("b", Show.Money(total.Amount, total.Currency) + " " + total.Currency, ("class", "b figure"));
            m.Close("span");
        }
        if (sheet.Next is not null || request.After is not null || request.Limit != 50)
        {
            m.Open("span", ("class", "bo-seg not-sm"), ("role", "group"), ("aria-label", ui["list.size"]));
            foreach (var limit in ListRequest.Limits)
                m.Tag("a", Show.Count(limit), [.. Link(request with { Limit = limit, After = null }), ("aria-current", request.Limit == limit ? "true" : null)]);
            m.Close("span");
        }
        // A list inside another page has no columns in the address to choose.
        if (!ReferenceEquals(request, ListRequest.All))
            Chooser(m, request);
        m.Open("span", ("class", "bo-seg not-sm"), ("role", "group"), ("aria-label", ui["density"]));
        foreach (var density in Shell.Frame.Densities)
            m.Tag("button", ui["density." + density], ("type", "button"), ("data-density", density), ("aria-pressed", density == Density ? "true" : "false"));
        m.Close("span");
        if (sheet.Next is not null || request.After is not null)
        {
            m.Open("nav", ("class", "bo-seg"), ("aria-label", ui["list.pages"]));
            if (request.After is not null)
                m.Tag("a", ui["list.first"], Link(request with { After = null }));
            if (sheet.Previous is not null)
                m.Open("a", [.. Link(request with { After = sheet.Previous }), ("rel", "prev")]).Raw(icons.Svg("chevron-left")).Text(ui["previous"]).Close("a");
            if (sheet.Next is not null)
                m.Open("a", [.. Link(request with { After = sheet.Next }), ("rel", "next")]).Text(ui["next"]).Raw(icons.Svg("chevron-right")).Close("a");
            m.Close("nav");
        }
        return m.Close("div").ToString();
    }

    /// <summary>Which columns are shown: a plain form, so that the choice stands in the address and can be sent to a colleague.</summary>
    private void Chooser(Markup m, ListRequest request)
    {
        m.Open("details", ("class", "bo-menu up not-sm")).Open("summary", ("class", "btn quiet")).Raw(icons.Svg("columns")).Text(ui["list.columns"]).Close("summary");
        m.Open("form", ("class", "pop"), ("method", "get"), ("action", Path), ("aria-label", ui["list.columns"]));
        foreach (var (name, value) in QueryHelpers.ParseQuery(request.With(ListRequest.ColumnsParameter, null).ToQueryString()))
            m.Open("input", ("type", "hidden"), ("name", name), ("value", value.ToString()));
        foreach (var column in sheet.Choosable.Where(c => !Without.Contains(c.Key)))
        {
            var shown = sheet.Columns.Any(c => c.Key == column.Key);
            m.Open("label").Open("input", ("type", "checkbox"), ("name", ListRequest.ColumnsParameter), ("value", column.Key), ("checked", shown ? "" : null)).Text(word(column.Word)).Close("label");
        }
        m.Open("span", ("class", "acts")).Tag("button", ui["list.columns-show"], ("class", "btn next"));
        m.Tag("a", ui["list.columns-reset"], ("class", "btn quiet"), ("href", Path + request.With(ListRequest.ColumnsParameter, null).ToQueryString())).Close("span");
        m.Close("form").Close("details");
    }

    private void Head(Markup m, IColumn column, bool unit)
    {
        var name = word(column.Word);
        var sorted = sheet.Sort?.TrimStart('-') == column.Key;
        var down = sorted && sheet.Sort![0] == '-';
        m.Open("th", ("scope", "col"), ("class", column.Number ? "num" : null), ("aria-sort", sorted ? down ? "descending" : "ascending" : null));
        if (column.Sortable)
        {
            var next = sorted && !down ? "-" + column.Key : column.Key;
            m.Open("a", Link(sheet.Request with { Sort = next, After = null })).Text(name);
            if (sorted)
                m.Raw(icons.Svg(down ? "arrow-narrow-down" : "arrow-narrow-up"));
            m.Close("a");
        }
        else
            m.Text(name);
        m.Close("th");
        if (unit)
            m.Tag("th", ui["unit.currency"], ("scope", "col"));
    }

    private void Row(Markup m, SheetRow row, List<(IColumn Column, int Index)> columns)
    {
        m.Raw("<tr>");
        if (Selectable)
        {
            var name = columns.Select(c => row.Cells[c.Index]).FirstOrDefault(c => c.Kind == CellKind.Code)?.Value as string ?? row.Key;
            m.Open("td", ("class", "chk r1 c1")).Open("input", ("type", "checkbox"), ("name", "Selected"), ("value", row.Key), ("form", "bulk-" + sheet.Name), ("aria-label", ui["list.select", name])).Close("td");
        }
        var headed = false;
        string? currency = null;
        foreach (var (column, index) in columns)
        {
            var cell = row.Cells[index];
            var isHead = !headed && column.Kind is CellKind.Code or CellKind.Text or CellKind.Badge && (cell.Link is not null || column == columns[0].Column) && !headed;
            headed |= isHead;
            var place = _places.GetValueOrDefault(index, "x");
            var css = $"{(column.Number ? "num " : "")}{(cell.Note is not null ? "two " : "")}{place}";
            if (isHead)
                m.Open("th", ("scope", "row"), ("class", css));
            else
                m.Open("td", ("class", css));
            Cells.Write(m, cell, icons, word, zone, row: isHead);
            if (column.Kind == CellKind.Money && cell.Value is not null && cell.Currency is not null)
                m.Open("span", ("class", "only-sm t3 s12"), ("lang", "en")).Raw("&nbsp;").Text(cell.Currency).Close("span");
            m.Close(isHead ? "th" : "td");
            if (column.Kind == CellKind.Money && cell.Value is not null)
                currency = cell.Currency;
            if (_units.Contains(index))
            {
                m.Tag("td", currency ?? "", ("class", "t3 s12 x"), ("lang", "en"));
                currency = null;
            }
        }
        m.Raw("</tr>");
    }

    private HashSet<int> Units(List<(IColumn Column, int Index)> columns)
    {
        var (units, group) = (new HashSet<int>(), new List<int>());
        foreach (var (_, index) in columns.Where(c => c.Column.Kind == CellKind.Money))
        {
            if (sheet.Rows.Any(r => group.Append(index).Select(i => r.Cells[i]).Where(c => c.Value is not null).Select(c => c.Currency).Distinct().Count() > 1))
            {
                units.Add(group[^1]);
                group.Clear();
            }
            group.Add(index);
        }
        if (group.Count > 0)
            units.Add(group[^1]);
        return units;
    }

    /// <summary>On a narrow screen a row is two lines: name and figure above, reference and state below. Everything else waits on the detail page.</summary>
    private void Place(List<(IColumn Column, int Index)> columns)
    {
        var lead = Selectable ? "c2" : "c12";
        void Take(string place, params ReadOnlySpan<CellKind> kinds)
        {
            foreach (var kind in kinds)
            {
                if (columns.Where(c => c.Column.Kind == kind && !_places.ContainsKey(c.Index)).Select(c => (int?)c.Index).FirstOrDefault() is { } index)
                {
                    _places[index] = place;
                    return;
                }
            }
        }
        var codes = columns.Count(c => c.Column.Kind == CellKind.Code);
        var texts = columns.Count(c => c.Column.Kind == CellKind.Text);
        if (texts > 0)
        {
            Take("fill r1 " + lead, CellKind.Text);
            Take("r2 " + lead, CellKind.Code, CellKind.Text, CellKind.Day, CellKind.Instant);
        }
        else
        {
            Take("r1 " + lead, CellKind.Code, CellKind.Day, CellKind.Instant);
            Take("r2 " + lead, codes > 1 ? CellKind.Code : CellKind.Day, CellKind.Day, CellKind.Instant, CellKind.Badge);
        }
        Take("r1 c3", CellKind.Money, CellKind.Quantity, CellKind.Number, CellKind.Day, CellKind.Instant);
        Take("r2 c3", CellKind.Status, CellKind.Badge, CellKind.Day, CellKind.Instant, CellKind.Quantity);
    }

    private string Band(Cell cell) => cell.Value switch
    {
        DateOnly day => Show.Day(day, weekday: true),
        null => Show.Missing,
        _ when cell.WordKey is { } key => word(key),
        var value => Show.Value(value, zone.Zone),
    };

    private (string, string?)[] Link(ListRequest request)
    {
        var href = Path + request.ToQueryString();
        return [("href", href), ("hx-get", href), ("hx-target", "#" + id), ("hx-select", "#" + id), ("hx-swap", "outerHTML show:none"), ("hx-push-url", "true")];
    }
}
