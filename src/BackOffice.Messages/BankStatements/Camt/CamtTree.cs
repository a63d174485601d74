using System.Globalization;
using System.Text;
using System.Xml;

namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>Reads single elements of a message into nodes, with their own text, within the limits. Without recursion: depth is the sender's to choose.</summary>
internal sealed class CamtTree(XmlReader xml, KeptText text, StatementLimits limits)
{
    private readonly IXmlLineInfo _at = (IXmlLineInfo)xml;
    private readonly char[] _chunk = new char[4096];

    public long Line => text.FileLine(Math.Max(_at.LineNumber, 1));

    public bool Read()
    {
        if (!xml.Read())
            return false;
        if (xml.Depth > limits.XmlDepth)
            throw new CamtException(StatementProblem.At(Line, StatementCodes.XmlDeep, limits.XmlDepth.ToString(CultureInfo.InvariantCulture)));
        return true;
    }

    /// <summary>The element the reader stands on, with everything in it; the reader then stands on its end.</summary>
    public CamtNode Build(bool keepRaw = false)
    {
        var start = Start();
        text.Forget(start);
        var root = Node();
        var (open, starts) = (new Stack<CamtNode>(), new Stack<long>());
        if (xml.IsEmptyElement)
        {
            Keep(root, start, keepRaw);
            return root;
        }
        open.Push(root);
        starts.Push(start);
        while (open.Count > 0)
        {
            if (!Read())
                break;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var child = Node();
                    open.Peek().Add(child);
                    if (xml.IsEmptyElement)
                        break;
                    starts.Push(Start());
                    open.Push(child);
                    break;
                case XmlNodeType.EndElement:
                    var node = open.Pop();
                    var from = starts.Pop();
                    Keep(node, from, keepRaw && (open.Count == 0 || node.Name == "TxDtls"));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    var into = open.Peek();
                    into.Text = into.Text is null ? Value() : Bounded(into.Text + Value());
                    break;
            }
        }
        return root;
    }

    private CamtNode Node() => new(xml.LocalName, Line, xml.HasAttributes ? xml.GetAttribute("Ccy") : null);

    // The reader tells the column of the name behind "<".
    private long Start() => text.Offset(_at.LineNumber, _at.LinePosition - 1);

    private void Keep(CamtNode node, long from, bool keep)
    {
        if (!keep)
            return;
        var to = text.AfterTag(text.Offset(_at.LineNumber, _at.LinePosition));
        node.Raw = text.Slice(from, to, limits.RawKept);
        node.RawIsCut = to - from > limits.RawKept;
    }

    private string Value()
    {
        if (!xml.CanReadValueChunk)
            return Bounded(xml.Value);
        var value = new StringBuilder();
        while (xml.ReadValueChunk(_chunk, 0, _chunk.Length) is var read and > 0)
        {
            value.Append(_chunk, 0, read);
            if (value.Length > limits.FieldChars)
                throw CamtException.TooLong(Line, limits.FieldChars);
        }
        return value.ToString();
    }

    private string Bounded(string value) => value.Length > limits.FieldChars ? throw CamtException.TooLong(Line, limits.FieldChars) : value;
}
