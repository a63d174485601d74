using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace BackOffice.Messages.Documents;

/// <summary>The text of a PDF in the order in which it is read. A scanned page has none.</summary>
internal static class PdfText
{
    /// <returns>False when it is locked by a password.</returns>
    public static bool Read(Stream content, Taken taken, CancellationToken cancellationToken)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
            foreach (var page in document.GetPages())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (taken.IsFull)
                    break;
                taken.Add(ContentOrderTextExtractor.GetText(page, addDoubleNewline: false));
                taken.Add("\n");
            }
            return true;
        }
        catch (PdfDocumentEncryptedException)
        {
            return false;
        }
    }
}
