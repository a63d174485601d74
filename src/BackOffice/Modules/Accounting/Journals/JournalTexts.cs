using BackOffice.Platform.Ui;

namespace BackOffice.Accounting.Journals;

/// <summary>
/// What a journal says of itself. A person's words stay as they were typed; why the house undid one is kept as a code and said in
/// the reader's language.
/// </summary>
internal static class JournalTexts
{
    public static string Description(this Words words, string kind, string text) =>
        kind == "reversal" ? words.Find($"reversal.{text}") ?? text : text;
}
