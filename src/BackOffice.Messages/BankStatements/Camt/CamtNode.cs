namespace BackOffice.Messages.BankStatements.Camt;

/// <summary>One element of a message by its local name: versions differ in their namespaces only.</summary>
internal sealed class CamtNode(string name, long line, string? currency)
{
    private List<CamtNode>? _children;

    public string Name { get; } = name;

    /// <summary>Line of the file on which it begins.</summary>
    public long Line { get; } = line;

    /// <summary>The attribute Ccy of an amount.</summary>
    public string? Currency { get; } = currency;

    public string? Text { get; set; }

    /// <summary>Its own text, kept for entries and their details.</summary>
    public string Raw { get; set; } = "";

    public bool RawIsCut { get; set; }

    public IReadOnlyList<CamtNode> Children => _children ?? (IReadOnlyList<CamtNode>)[];

    public void Add(CamtNode child) => (_children ??= []).Add(child);

    public IEnumerable<CamtNode> All(string child) => Children.Where(c => c.Name == child);

    /// <summary>The first element down a path of names.</summary>
    public CamtNode? At(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var step in path)
        {
            CamtNode? next = null;
            foreach (var child in node.Children)
            {
                if (child.Name != step)
                    continue;
                next = child;
                break;
            }
            if (next is null)
                return null;
            node = next;
        }
        return node;
    }

    /// <summary>The text down a path, trimmed; null when absent or blank.</summary>
    public string? Said(params ReadOnlySpan<string> path) => At(path)?.Text?.Trim() is { Length: > 0 } text ? text : null;
}
