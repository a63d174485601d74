namespace BackOffice.Messages.BankStatements;

/// <summary>What is wrong, and on which line of the file (from 1).</summary>
/// <param name="Code">One of <see cref="StatementCodes"/>; the reader's words for it are looked up elsewhere.</param>
/// <param name="Values">What the sentence names, in the order its code says.</param>
public sealed record StatementProblem(string Code, long Line, IReadOnlyList<string> Values)
{
    public static StatementProblem At(long line, string code, params string[] values) => new(code, line, values);

    public override string ToString() => $"line {Line}: {Code} {string.Join(", ", Values)}".TrimEnd();
}

/// <summary>Every code that a statement file can be answered with, so that a test can ask for a sentence for each.</summary>
public static class StatementCodes
{
    // Errors of the file: nothing of it is taken.
    public const string FileEmpty = "statement.file-empty";
    public const string FileUnknown = "statement.file-unknown";

    /// <summary>The file ends before what it began is complete. Value: what was open.</summary>
    public const string FileCut = "statement.file-cut";

    /// <summary>A line or field is longer than any bank writes. Value: the limit.</summary>
    public const string TooLong = "statement.too-long";

    /// <summary>A SWIFT message of another type stands in the file. Value: its number.</summary>
    public const string OtherMessage = "statement.other-message";

    /// <summary>A block of a SWIFT envelope is not closed or has no number.</summary>
    public const string BlockBroken = "statement.block-broken";

    /// <summary>The XML is not well formed. Value: the parser's words.</summary>
    public const string XmlBroken = "statement.xml-broken";

    /// <summary>The XML declares a document type or entities, which no bank's statement does.</summary>
    public const string XmlDtd = "statement.xml-dtd";

    /// <summary>Elements nested deeper than the limit. Value: the limit.</summary>
    public const string XmlDeep = "statement.xml-deep";

    /// <summary>XML of another kind. Value: the root element.</summary>
    public const string XmlOther = "statement.xml-other";

    /// <summary>A message, or a whole file, without one statement.</summary>
    public const string NoStatement = "statement.none";

    public const string ZipBroken = "statement.zip-broken";
    public const string ZipEmpty = "statement.zip-empty";

    /// <summary>Values: files in the zip, the limit.</summary>
    public const string ZipMembers = "statement.zip-members";

    /// <summary>Value: the limit in bytes, unpacked.</summary>
    public const string ZipLarge = "statement.zip-large";

    /// <summary>A name in the zip leads out of its folder. Value: the name.</summary>
    public const string ZipPath = "statement.zip-path";

    /// <summary>A zip in the zip. Value: the name.</summary>
    public const string ZipNested = "statement.zip-nested";

    // Errors of one statement: it is not taken, its neighbours are.

    /// <summary>Value: the field.</summary>
    public const string FieldMissing = "statement.field-missing";

    /// <summary>Values: the field, its text.</summary>
    public const string FieldUnreadable = "statement.field-unreadable";

    /// <summary>Value: the entry's first line.</summary>
    public const string EntryUnreadable = "statement.entry-unreadable";

    // Warnings: taken, and told.

    /// <summary>Bytes that are not of the file's encoding were read as another. Values: expected, used.</summary>
    public const string Charset = "statement.charset";

    /// <summary>More lines than are listed have bytes of another encoding. Value: how many.</summary>
    public const string CharsetMore = "statement.charset-more";

    /// <summary>The sender's system lost characters before the file reached us (U+FFFD).</summary>
    public const string CharsetLost = "statement.charset-lost";

    /// <summary>Read all the same, though the standard writes it otherwise. Values: the field, its text.</summary>
    public const string Dialect = "statement.dialect";

    /// <summary>Values: the field, its text.</summary>
    public const string FieldIgnored = "statement.field-ignored";

    /// <summary>Value: the field; the first one stands.</summary>
    public const string FieldRepeated = "statement.field-repeated";

    /// <summary>Value: the text that stands outside every message.</summary>
    public const string StrayText = "statement.stray-text";

    /// <summary>Value: 60F or 62F, OPBD or CLBD.</summary>
    public const string BalanceMissing = "statement.balance-missing";

    /// <summary>The details of an entry do not add up to it. Values: sum of details, entry.</summary>
    public const string DetailsDiffer = "statement.details-differ";

    /// <summary>Only the beginning of an entry's text is kept with it. Value: the limit.</summary>
    public const string RawCut = "statement.raw-cut";

    // Breaks of a proof or of a sequence.

    /// <summary>Opening and movements do not make the closing balance. Values: opening, movements, closing, difference, currency.</summary>
    public const string BalanceBroken = "statement.balance-broken";

    /// <summary>Balances in two currencies. Values: both.</summary>
    public const string BalanceCurrency = "statement.balance-currency";

    /// <summary>An entry in another currency than the account. Values: entry's, account's.</summary>
    public const string EntryCurrency = "statement.entry-currency";

    /// <summary>The bank's own sum is not the sum of the entries. Values: D or C, stated, counted, difference.</summary>
    public const string SumBroken = "statement.sum-broken";

    /// <summary>The bank's own count is not the number of entries. Values: D or C, stated, counted.</summary>
    public const string CountBroken = "statement.count-broken";

    /// <summary>A page is missing inside one statement. Values: last page seen, next page seen.</summary>
    public const string PageMissing = "statement.page-missing";

    /// <summary>A page does not begin with what the one before ended with. Values: before, after, difference, currency.</summary>
    public const string PageBalance = "statement.page-balance";

    /// <summary>Statements are missing between two. Values: last number, next number.</summary>
    public const string NumberGap = "statement.number-gap";

    /// <summary>The same number twice. Value: the number.</summary>
    public const string NumberRepeated = "statement.number-repeated";

    /// <summary>A statement does not begin with what the one before ended with. Values: before, after, difference, currency.</summary>
    public const string BalanceGap = "statement.balance-gap";

    /// <summary>A statement begins before the one before ended. Values: end before, begin after.</summary>
    public const string DaysOverlap = "statement.days-overlap";
}
