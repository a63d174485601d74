using System.Globalization;

namespace BackOffice.Domain.Accounting;

/// <summary>
/// An amount in a posting rule: numbers, named inputs, <c>+ - * /</c>, brackets, <c>min(a, b)</c>, <c>max(a, b)</c>, <c>round(a)</c>
/// (to the minor units of the functional currency). Nothing else: a rule is data that people read, not a program.
/// </summary>
public abstract record Expression
{
    /// <summary>The value, with each input read recorded by <paramref name="inputs"/>.</summary>
    public abstract Outcome<decimal> Value(Inputs inputs);

    /// <summary>Reads an expression; refused with the place where it stops making sense.</summary>
    public static Outcome<Expression> Parse(string text) => new ExpressionParser(text).Parse();

    public sealed record Number(decimal Amount) : Expression
    {
        public override Outcome<decimal> Value(Inputs inputs) => Amount;
    }

    public sealed record Input(string Name) : Expression
    {
        public override Outcome<decimal> Value(Inputs inputs) => inputs.Read(Name);
    }

    public sealed record Negative(Expression Of) : Expression
    {
        public override Outcome<decimal> Value(Inputs inputs)
        {
            var value = Of.Value(inputs);
            return value.IsRefused ? value : -value.Value;
        }
    }

    public sealed record Pair(string Operator, Expression Left, Expression Right) : Expression
    {
        public override Outcome<decimal> Value(Inputs inputs)
        {
            var left = Left.Value(inputs);
            if (left.IsRefused)
                return left;
            var right = Right.Value(inputs);
            if (right.IsRefused)
                return right;
            return Operator switch
            {
                "+" => left.Value + right.Value,
                "-" => left.Value - right.Value,
                "*" => left.Value * right.Value,
                "/" when right.Value == 0 => new Refusal("rule.division-by-zero"),
                "/" => left.Value / right.Value,
                "min" => Math.Min(left.Value, right.Value),
                "max" => Math.Max(left.Value, right.Value),
                _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
            };
        }
    }

    public sealed record Rounded(Expression Of) : Expression
    {
        public override Outcome<decimal> Value(Inputs inputs)
        {
            var value = Of.Value(inputs);
            return value.IsRefused ? value : Rounding.To(value.Value, inputs.MinorUnits);
        }
    }
}

/// <summary>The amounts an event brings, and which of them a rule has read (for explaining it).</summary>
public sealed class Inputs(IReadOnlyDictionary<string, decimal> amounts, int minorUnits)
{
    private readonly SortedDictionary<string, decimal> _read = new(StringComparer.Ordinal);

    public int MinorUnits { get; } = minorUnits;

    public IReadOnlyDictionary<string, decimal> WereRead => _read;

    public Outcome<decimal> Read(string name)
    {
        if (!amounts.TryGetValue(name, out var amount))
            return new Refusal("rule.input-missing", name);
        _read[name] = amount;
        return amount;
    }
}

/// <summary>Recursive descent over one line of text.</summary>
internal sealed class ExpressionParser(string text)
{
    private int _at;
    private int _depth;

    public Outcome<Expression> Parse()
    {
        var sum = Sum();
        if (sum.IsRefused)
            return sum;
        Skip();
        return _at == text.Length ? sum : Wrong();
    }

    private Outcome<Expression> Sum() => Chain(Product, '+', '-');

    private Outcome<Expression> Product() => Chain(Factor, '*', '/');

    private Outcome<Expression> Chain(Func<Outcome<Expression>> part, char first, char second)
    {
        var left = part();
        while (!left.IsRefused && Peek() is var sign && (sign == first || sign == second))
        {
            _at++;
            var right = part();
            if (right.IsRefused)
                return right;
            left = new Expression.Pair(sign.ToString(CultureInfo.InvariantCulture), left.Value!, right.Value!);
        }
        return left;
    }

    private Outcome<Expression> Factor()
    {
        // A rule is short; the bound keeps a hostile text from exhausting the stack.
        if (++_depth > 200)
            return Wrong();
        switch (Peek())
        {
            case '-':
                _at++;
                var negative = Factor();
                return negative.IsRefused ? negative : new Expression.Negative(negative.Value!);
            case '(':
                _at++;
                var inner = Sum();
                return inner.IsRefused ? inner : Take(')') ? inner : Wrong();
            case >= '0' and <= '9':
                var number = While(c => char.IsAsciiDigit(c) || c == '.');
                return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                    ? new Expression.Number(value) : Wrong();
            case >= 'a' and <= 'z':
                return Named(While(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'));
            default:
                return Wrong();
        }
    }

    private Outcome<Expression> Named(string name)
    {
        if (Peek() != '(')
            return new Expression.Input(name);
        if (name is not ("min" or "max" or "round"))
            return Wrong();
        _at++;
        var first = Sum();
        if (first.IsRefused)
            return first;
        if (name == "round")
            return Take(')') ? new Expression.Rounded(first.Value!) : Wrong();
        if (!Take(','))
            return Wrong();
        var second = Sum();
        if (second.IsRefused)
            return second;
        return Take(')') ? new Expression.Pair(name, first.Value!, second.Value!) : Wrong();
    }

    private string While(Func<char, bool> belongs)
    {
        var from = _at;
        while (_at < text.Length && belongs(text[_at]))
            _at++;
        return text[from.._at];
    }

    private bool Take(char expected)
    {
        if (Peek() != expected)
            return false;
        _at++;
        return true;
    }

    private char Peek()
    {
        Skip();
        return _at < text.Length ? text[_at] : '\0';
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] == ' ')
            _at++;
    }

    private Refusal Wrong() => new("rule.expression-wrong", text, _at + 1);
}
