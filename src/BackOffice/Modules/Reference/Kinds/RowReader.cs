using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Reference.Contracts;

namespace BackOffice.Reference.Kinds;

/// <summary>
/// Reads the values of one row into what the kind needs and keeps the first thing that is wrong, at its field.
/// After a wrong value it answers harmlessly, so that a kind reads straight through.
/// </summary>
internal sealed class RowReader(Asked row, Lookups lookups)
{
    public const string Any = "*";

    /// <summary>The first refusal, or null.</summary>
    public Refusal? Why { get; private set; }

    /// <summary>Currencies named: those the firm has not used are taken into use with the row.</summary>
    public HashSet<string> CurrenciesNamed { get; } = new(StringComparer.Ordinal);

    public EntityId Entity => row.Entity;

    public string? Text(string field, int lengthMax = 400) =>
        row[field] is not { } text ? null : text.Length <= lengthMax ? text : Wrong<string>(new Refusal("field.too-long", lengthMax), field);

    public string Need(string field, int lengthMax = 400) => Text(field, lengthMax) ?? Wrong<string>(new Refusal("field.missing-value"), field) ?? "";

    /// <summary>A code of ours: no blanks inside, as written.</summary>
    public string Code(string field)
    {
        var code = Need(field, 60);
        return code.Any(char.IsWhiteSpace) || code == Any ? Wrong<string>(new Refusal("code.form", code), field) ?? "" : code;
    }

    /// <summary>Null for an absent value and for <c>*</c>.</summary>
    public string? OrAny(string field, int lengthMax = 60) => Text(field, lengthMax) is { } text && text != Any ? text : null;

    public decimal? Figure(string field) =>
        row[field] is not { } text ? null : Invariant.TryDecimal(text, out var value) ? value : Wrong<decimal?>(new Refusal("field.not-number", text), field);

    public decimal NeedFigure(string field) => Figure(field) ?? Wrong<decimal>(new Refusal("field.missing-value"), field);

    public decimal? Positive(string field) =>
        Figure(field) is not { } value ? null : value > 0 ? value : Wrong<decimal?>(new Refusal("field.not-positive", value), field);

    public decimal? NotNegative(string field) =>
        Figure(field) is not { } value ? null : value >= 0 ? value : Wrong<decimal?>(new Refusal("field.negative", value), field);

    public int? Whole(string field, int min, int max) => Figure(field) switch
    {
        null => null,
        { } value when value == decimal.Truncate(value) && value >= min && value <= max => (int)value,
        var value => Wrong<int?>(new Refusal("field.not-whole-between", value, min, max), field),
    };

    public DateOnly? Day(string field) =>
        row[field] is not { } text ? null : Invariant.TryDay(text, out var day) ? day : Wrong<DateOnly?>(new Refusal("field.not-day", text), field);

    public DateOnly NeedDay(string field) => Day(field) ?? Wrong<DateOnly>(new Refusal("field.missing-value"), field);

    /// <summary>From a first day to a last day, both included in the file; the range excludes its end.</summary>
    public DateRange Days(string from, string to, DateOnly otherwise)
    {
        var (first, last) = (Day(from) ?? otherwise, Day(to));
        if (last < first)
            Wrong<bool>(new Refusal("field.ends-before", last, first), to);
        return new DateRange(first, last?.AddDays(1));
    }

    public TimeOnly NeedTime(string field)
    {
        var text = Need(field);
        return TimeOnly.TryParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time)
            ? time : Wrong<TimeOnly>(new Refusal("field.not-time", text), field);
    }

    public TEnum? Choice<TEnum>(string field) where TEnum : struct, Enum
    {
        if (row[field] is not { } text)
            return null;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Invariant.Kebab(value.ToString()), text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return Wrong<TEnum?>(new Refusal("field.not-choice", text, string.Join(", ", Enum.GetNames<TEnum>().Select(Invariant.Kebab))), field);
    }

    public TEnum NeedChoice<TEnum>(string field) where TEnum : struct, Enum => Choice<TEnum>(field) ?? Wrong<TEnum>(new Refusal("field.missing-value"), field);

    public bool? YesNo(string field) => row[field]?.ToLowerInvariant() switch
    {
        null => null,
        "yes" or "true" or "1" => true,
        "no" or "false" or "0" => false,
        var text => Wrong<bool?>(new Refusal("field.not-choice", text, "yes, no"), field),
    };

    /// <summary>A code of ISO 4217; one that the firm has not used is taken into use.</summary>
    public string? Currency(string field)
    {
        if (OrAny(field) is not { } code)
            return null;
        if (!Lookups.IsCurrency(code))
            return Wrong<string>(new Refusal("currency.unknown", code), field);
        CurrenciesNamed.Add(code);
        return code;
    }

    public string NeedCurrency(string field) => Currency(field) ?? Wrong<string>(new Refusal("field.missing-value"), field) ?? "";

    /// <summary>A market with a settlement cycle.</summary>
    public string? Market(string field) =>
        Text(field, 4) is not { } mic ? null : lookups.Markets.Contains(mic) ? mic : Wrong<string>(new Refusal("market.without-cycle", mic), field);

    public bool HasCycle(string mic) => lookups.Markets.Contains(mic);

    public string NeedCalendar(string field)
    {
        var code = Code(field);
        return lookups.Calendars.Contains(code) ? code : Wrong<string>(new Refusal("calendar.unknown", code), field) ?? "";
    }

    public PartyInfo? Party(string field) =>
        OrAny(field) is not { } code ? null : lookups.Parties.GetValueOrDefault(code) ?? Wrong<PartyInfo>(new Refusal("party.unknown", code), field);

    public PartyInfo? NeedParty(string field) => Need(field) is { Length: > 0 } ? Party(field) : null;

    public SecurityInfo? Security(string field) =>
        OrAny(field) is not { } code ? null : lookups.Securities.GetValueOrDefault(new SecurityName(code)) ?? Wrong<SecurityInfo>(new Refusal("security.unknown", code), field);

    public AccountInfo? Account(string field) =>
        OrAny(field) is not { } code ? null : lookups.Accounts.GetValueOrDefault(code) ?? Wrong<AccountInfo>(new Refusal("account.unknown", code), field);

    /// <summary>The legal entity named, else the one of the request.</summary>
    public EntityId EntityOf(string field) =>
        OrAny(field) is not { } code ? row.Entity
        : lookups.Entities.TryGetValue(code, out var entity) ? entity.Id : Wrong<EntityId>(new Refusal("entity.unknown", code), field);

    /// <summary>A code whose form or check digits the domain knows.</summary>
    public string? Checked<T>(string field, Func<string?, Outcome<T>> parse) =>
        row[field] is not { } text ? null : parse(text) is { Refusal: { } why } ? Wrong<string>(why, field) : parse(text).Value!.ToString();

    public void Refuse(Refusal why, string field) => Wrong<bool>(why, field);

    private T? Wrong<T>(Refusal why, string field)
    {
        Why ??= why.At(field);
        return default;
    }
}
