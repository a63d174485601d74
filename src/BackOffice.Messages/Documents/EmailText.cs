using MimeKit;

namespace BackOffice.Messages.Documents;

/// <summary>The text of an e-mail: subject, who wrote to whom, what was written, and the texts and names of its attachments.</summary>
internal static class EmailText
{
    public static void Read(Stream content, Taken taken, CancellationToken cancellationToken)
    {
        using var message = MimeMessage.Load(content, cancellationToken);
        if (message.Headers.Count == 0)
            throw new InvalidDataException("No header.");
        taken.Add($"{message.Subject}\n{message.From}\n{message.To}\n{message.Cc}\n");
        if (message.TextBody is { Length: > 0 } plain)
            taken.Add(plain);
        else if (message.HtmlBody is { Length: > 0 } html)
            HtmlText.Read(html, taken);
        taken.Add("\n");
        foreach (var attachment in message.Attachments.OfType<MimePart>())
        {
            if (taken.IsFull)
                break;
            taken.Add(attachment.FileName + "\n");
            var kind = DocumentKind.Of(attachment.FileName ?? "");
            // A mail within a mail is looked into once, by its own record when it is kept as one.
            if (!kind.HasText || kind.Name == "eml" || attachment.Content is null)
                continue;
            using var bytes = new MemoryStream();
            attachment.Content.DecodeTo(bytes, cancellationToken);
            bytes.Position = 0;
            taken.Add(DocumentText.Read(kind, bytes, cancellationToken).Text + "\n");
        }
    }
}
