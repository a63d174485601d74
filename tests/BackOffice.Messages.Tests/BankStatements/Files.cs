using System.IO.Compression;
using System.Text;
using BackOffice.Messages.BankStatements;
using BackOffice.Messages.Csv;

namespace BackOffice.Messages.Tests.BankStatements;

/// <summary>The files the statement tests read.</summary>
internal static class Files
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "BankStatements", "Golden");

    public static string Golden(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    /// <summary>A golden file as its sender writes it: camt in the encoding it declares.</summary>
    public static byte[] GoldenBytes(string name) => In(Golden(name), name == "camt054.xml" ? "iso-8859-9" : "utf-8");

    public static byte[] In(string text, string encoding) => Encodings.Of(encoding)!.GetBytes(text);

    public static StatementFile Read(string text, StatementOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static StatementFile Read(byte[] bytes, StatementOptions? options = null) => Assert.Single(StatementFiles.ReadAll(new MemoryStream(bytes), "file", options));

    public static BankStatement One(string text) => Assert.Single(Read(text) is var file && file.Error is null ? file.Statements : throw new InvalidOperationException($"{file.Error}"));

    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }
}
