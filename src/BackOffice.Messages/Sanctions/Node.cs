using System.Security;
using System.Text;
using System.Xml;

namespace BackOffice.Messages.Sanctions;

/// <summary>One record of an XML list, small enough to hold whole. Read without recursion into the reader beyond a depth.</summary>
internal sealed record Node(string Name, string Value, IReadOnlyList<Node> Children)
{
    /// <summary>Reads the element that the reader stands on; null when it nests too deep.</summary>
    public static Node? Read(XmlReader reader, int depth)
    {
        var name = reader.LocalName;
        if (reader.IsEmptyElement)
            return new Node(name, "", []);
        if (depth == 0)
            return null;
        var (text, children) = (new StringBuilder(), new List<Node>());
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text.Append(reader.Value);
            else if (reader.NodeType == XmlNodeType.Element)
            {
                if (Read(reader, depth - 1) is not { } child)
                    return null;
                children.Add(child);
            }
        }
        return new Node(name, string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), children);
    }

    public IEnumerable<Node> All(string name) => Children.Where(c => c.Name == name);

    /// <summary>The text of the first such child that has any.</summary>
    public string? Text(string name) => All(name).Select(c => c.Value).FirstOrDefault(v => v.Length > 0);

    public string ToXml()
    {
        var xml = new StringBuilder();
        Write(xml);
        return xml.ToString();
    }

    private void Write(StringBuilder xml)
    {
        xml.Append('<').Append(Name).Append('>').Append(SecurityElement.Escape(Value));
        foreach (var child in Children)
            child.Write(xml);
        xml.Append("</").Append(Name).Append('>');
    }
}
