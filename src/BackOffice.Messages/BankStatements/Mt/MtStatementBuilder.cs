using System.Globalization;
using System.Text;

namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>Turns the fields of one message into a statement.</summary>
internal sealed class MtStatementBuilder(long line, StatementLimits limits)
{
    private readonly List<StatementBalance> _balances = [];
    private readonly List<StatedSum> _sums = [];
    private readonly List<StatementEntry> _entries = [];
    private readonly List<StatementProblem> _errors = [];
    private readonly List<StatementProblem> _warnings = [];
    private readonly List<string> _information = [];
    private readonly StringBuilder _raw = new();
    private string? _reference, _related, _account, _bic, _currency;
    private StatementBalance? _opening, _closing;
    private MtEntryDraft? _draft;
    private long? _number;
    private int? _page;
    private DateOnly? _reportDay;

    /// <summary>It has fields that only an MT942 has.</summary>
    public bool IsInterim { get; private set; }

    public bool HasTexts { get; private set; }

    /// <summary>A field has come that stands after the entries.</summary>
    public bool IsPastEntries { get; private set; }

    public void Take(MtField field)
    {
        // Once the closing fields have come, a text is about the statement.
        switch (field.Tag)
        {
            case "61":
                Entry(field);
                return;
            case "86" when _draft is not null && !IsPastEntries:
                HasTexts = true;
                _draft.Add(field);
                return;
            case "86":
                _information.AddRange(field.Lines);
                break;
            case "20":
                _reference = Once(field, _reference, field.First);
                break;
            case "21":
                _related = Once(field, _related, field.First);
                break;
            case "25" or "25P":
                Account(field);
                break;
            case "28" or "28C":
                Number(field);
                break;
            case "60F" or "60M":
                Opening(field);
                break;
            case "62F" or "62M":
                Closing(field);
                break;
            case "64" or "65" or "65F":
                IsPastEntries = true;
                Other(field);
                break;
            case "34F":
                IsInterim = true;
                Floor(field);
                break;
            case "13" or "13C" or "13D":
                IsInterim = true;
                _reportDay = MtAmount.TryDay(field.First.AsSpan().TrimStart(), out var day) ? day : _reportDay;
                break;
            case "90C" or "90D":
                (IsInterim, IsPastEntries) = (IsInterim || _opening is null, true);
                Sum(field);
                break;
            default:
                Warn(field, StatementCodes.FieldIgnored);
                break;
        }
        Keep(field);
    }

    public BankStatement Build(StatementFormat format, string? sender)
    {
        if (_account is null)
            _errors.Add(StatementProblem.At(line, StatementCodes.FieldMissing, "25"));
        if (_reference is null)
            _warnings.Add(StatementProblem.At(line, StatementCodes.FieldMissing, "20"));
        if (format != StatementFormat.Mt942 && _opening is null && _errors.Count == 0)
            _warnings.Add(StatementProblem.At(line, StatementCodes.BalanceMissing, "60F"));
        if (format != StatementFormat.Mt942 && _closing is null && _errors.Count == 0)
            _warnings.Add(StatementProblem.At(line, StatementCodes.BalanceMissing, "62F"));
        Finish();
        Date(_closing?.Day ?? _reportDay ?? _opening?.Day);
        return new BankStatement
        {
            Format = format,
            Account = _account ?? "",
            Iban = OwnIban,
            Bic = _bic ?? sender,
            Currency = _currency,
            Reference = _reference,
            RelatedReference = _related is "NONREF" ? null : _related,
            Number = _number,
            Page = _page,
            LastPage = _closing is null ? null : !_closing.Interim,
            From = _opening?.Day,
            To = _closing?.Day ?? _reportDay,
            Opening = _opening,
            Closing = _closing,
            Balances = _balances,
            Sums = _sums,
            Entries = _entries,
            Information = MtText.Joined(_information),
            Raw = _raw.ToString(),
            Line = line,
            Errors = _errors,
            Warnings = _warnings,
        };
    }

    private void Entry(MtField field)
    {
        if (MtEntryLine.Read(field) is not { } read)
        {
            _errors.Add(StatementProblem.At(field.Line, StatementCodes.EntryUnreadable, Short(field.Raw[0])));
            Keep(field);
            return;
        }
        if (IsPastEntries)
            Warn(field, StatementCodes.Dialect);
        IsPastEntries = false;
        if (read.Dialect)
            Warn(field, StatementCodes.Dialect);
        Finish();
        _draft = new MtEntryDraft(field, read);
    }

    // An entry is made as soon as its texts are over: a statement may have a million of them.
    private void Finish()
    {
        if (_draft is not null)
            _entries.Add(_draft.ToEntry(_currency, OwnIban, limits.RawKept));
        _draft = null;
    }

    // The year of an entry date and the currency of an interim report may be known only at the end.
    private void Date(DateOnly? end)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (end is not null && entry.BookingDate is { } booked && MtAmount.Nearest(booked.Month, booked.Day, end.Value) is { } nearest && nearest != booked)
                _entries[i] = entry = entry with { BookingDate = nearest };
            if (entry.Currency is null && _currency is not null)
                _entries[i] = entry with { Currency = _currency };
        }
    }

    private string? OwnIban => Iban.Of(WithoutCurrency(_account));

    private void Account(MtField field)
    {
        _account = Once(field, _account, field.First);
        if (field.Tag == "25P" && field.Lines.Count > 1)
            _bic ??= MtText.Tidy(field.Lines[1]);
    }

    // 5n[/5n]
    private void Number(MtField field)
    {
        var parts = field.First.Trim().Split('/');
        if (long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            _number = number == 0 ? null : number;
        else
            Warn(field, StatementCodes.FieldIgnored);
        if (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            _page = page == 0 ? null : page;
    }

    private void Opening(MtField field)
    {
        if (_opening is not null)
            Warn(field, StatementCodes.FieldRepeated);
        else if (Balance(field) is { } balance)
            (_opening, _currency) = (balance, balance.Currency);
    }

    private void Closing(MtField field)
    {
        IsPastEntries = true;
        if (_closing is not null)
            Warn(field, StatementCodes.FieldRepeated);
        else if (Balance(field) is { } balance)
            (_closing, _currency) = (balance, _currency ?? balance.Currency);
    }

    private StatementBalance? Balance(MtField field)
    {
        var balance = MtAmount.Balance(field, out var dialect);
        if (balance is null)
        {
            _errors.Add(StatementProblem.At(field.Line, StatementCodes.FieldUnreadable, field.Tag, Short(field.First)));
            return null;
        }
        if (dialect)
            Warn(field, StatementCodes.Dialect);
        _balances.Add(balance);
        return balance;
    }

    // Available balances prove nothing, so an unreadable one costs nothing.
    private void Other(MtField field)
    {
        if (MtAmount.Balance(field, out _) is { } balance)
            _balances.Add(balance);
        else
            Warn(field, StatementCodes.FieldIgnored);
    }

    // 3!a[1!a]15d: the smallest amount reported. Only its currency is of use here.
    private void Floor(MtField field)
    {
        if (field.First.Length >= 3 && MtAmount.IsCurrency(field.First.AsSpan(0, 3)))
            _currency ??= field.First[..3];
        else
            Warn(field, StatementCodes.FieldIgnored);
    }

    // 5n3!a15d
    private void Sum(MtField field)
    {
        var text = field.First.AsSpan().Trim();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is > 0 and <= 9 && text.Length > digits + 3 && MtAmount.IsCurrency(text.Slice(digits, 3))
            && MtAmount.TryRead(text[(digits + 3)..], out var amount, out var length, out _) && length == text.Length - digits - 3)
            _sums.Add(new StatedSum(field.Tag == "90C", int.Parse(text[..digits], CultureInfo.InvariantCulture), amount, text.Slice(digits, 3).ToString(), field.Line));
        else
            Warn(field, StatementCodes.FieldIgnored);
    }

    private string Once(MtField field, string? before, string value)
    {
        if (before is not null)
            Warn(field, StatementCodes.FieldRepeated);
        return before ?? value.Trim();
    }

    // Some banks write the account and its currency in one: 1291.99.348EUR, TR33…26TRY.
    private string? WithoutCurrency(string? account) =>
        account is not null && _currency is not null && account.EndsWith(_currency, StringComparison.Ordinal) ? account[..^3] : account;

    private void Warn(MtField field, string code) => _warnings.Add(StatementProblem.At(field.Line, code, field.Tag, Short(field.First)));

    private void Keep(MtField field)
    {
        foreach (var kept in field.Raw)
            _raw.Append(kept).Append('\n');
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] : text;
}
