using BackOffice.Messages.Csv;

namespace BackOffice.Messages.Documents;

/// <summary>Plain text: UTF-8 when every byte agrees, UTF-16 by its mark, else Windows-1254.</summary>
internal static class PlainText
{
    public static void Read(Stream content, Taken taken)
    {
        content.Position = 0;
        var name = Encodings.Propose(content);
        content.Position = 0;
        using var reader = new StreamReader(content, Encodings.Of(name)!, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        var buffer = new char[16 * 1024];
        int read;
        while (!taken.IsFull && (read = reader.Read(buffer)) > 0)
            taken.Add(buffer.AsSpan(0, read));
    }
}
