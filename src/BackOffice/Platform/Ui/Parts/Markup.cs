using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>Writes HTML for the parts that are drawn in code: what is text is encoded, what is markup is said to be so.</summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    public Markup Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    public Markup Text(string? text)
    {
        _html.Append(Encode(text));
        return this;
    }

    /// <summary>An opening tag with its attributes; null attributes are left out, empty ones stand alone.</summary>
    public Markup Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            _html.Append(' ').Append(name);
            if (value.Length > 0)
                _html.Append("=\"").Append(Encode(value)).Append('"');
        }
        _html.Append('>');
        return this;
    }

    public Markup Close(string tag)
    {
        _html.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element with a text in it.</summary>
    public Markup Tag(string tag, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    public override string ToString() => _html.ToString();

    public static string Encode(string? text) => text is null ? "" : Encoder.Encode(text);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
