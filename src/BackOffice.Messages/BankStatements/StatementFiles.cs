using System.Globalization;
using System.IO.Compression;

namespace BackOffice.Messages.BankStatements;

/// <summary>The files in what a sender sent: one file, or a zip of many unpacked to local disk. All or none: a zip with anything unsafe in it is refused whole.</summary>
public sealed class StatementFiles : IDisposable
{
    private const int Mebibyte = 1024 * 1024;
    private readonly List<Stream> _owned = [];
    private readonly List<(string Name, Stream Content)> _members = [];

    private StatementFiles()
    {
    }

    public StatementProblem? Error { get; private set; }

    /// <summary>In order of their names; each content seekable and at its beginning.</summary>
    public IReadOnlyList<(string Name, Stream Content)> Members => _members;

    /// <param name="content">Seekable; left open.</param>
    public static StatementFiles Open(Stream content, string name, StatementLimits? limits = null)
    {
        var files = new StatementFiles();
        if (!IsZip(content))
        {
            files._members.Add((name, content));
            return files;
        }
        try
        {
            files.Error = files.Unpack(content, limits ?? StatementLimits.Default);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            files.Error = StatementProblem.At(1, StatementCodes.ZipBroken);
        }
        if (files.Error is not null)
            files.Clear();
        return files;
    }

    /// <summary>Everything at once, for files of a size to be held in memory.</summary>
    public static IReadOnlyList<StatementFile> ReadAll(Stream content, string name, StatementOptions? options = null)
    {
        using var files = Open(content, name, options?.Limits);
        if (files.Error is not null)
            return [new StatementFile(name, [], files.Error, [])];
        var read = new List<StatementFile>();
        foreach (var (member, part) in files.Members)
        {
            using var reader = new StatementReader(part, options);
            List<BankStatement> statements = [];
            while (reader.Read())
                statements.Add(reader.Statement);
            read.Add(new StatementFile(member, reader.Error is null ? statements : [], reader.Error, reader.Warnings));
        }
        return read;
    }

    public void Dispose() => Clear();

    private StatementProblem? Unpack(Stream content, StatementLimits limits)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.FirstOrDefault(e => LeadsOut(e.FullName)) is { } outside)
            return StatementProblem.At(1, StatementCodes.ZipPath, outside.FullName);
        // Folders, and what archivers of other systems leave beside the files.
        var members = zip.Entries
            .Where(e => e.Name.Length > 0 && e.Name[0] != '.' && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (members.Count == 0)
            return StatementProblem.At(1, StatementCodes.ZipEmpty);
        if (members.Count > limits.ZipMembers)
            return StatementProblem.At(1, StatementCodes.ZipMembers, Text(members.Count), Text(limits.ZipMembers));
        var left = limits.ZipBytes;
        foreach (var member in members)
        {
            var part = TemporaryFile();
            _owned.Add(part);
            using var packed = member.Open();
            // The lengths a zip states are the sender's word; what comes out is counted.
            var allowed = Math.Min(left, Math.Max(Mebibyte, member.CompressedLength * limits.ZipRatio));
            if (!Copy(packed, part, allowed))
                return StatementProblem.At(1, StatementCodes.ZipLarge, Text(allowed));
            left -= part.Length;
            if (IsZip(part))
                return StatementProblem.At(1, StatementCodes.ZipNested, member.FullName);
            _members.Add((member.FullName, part));
        }
        return null;
    }

    private static bool Copy(Stream from, FileStream to, long bytesMax)
    {
        var buffer = new byte[64 * 1024];
        var copied = 0L;
        while (from.Read(buffer) is var read and > 0)
        {
            copied += read;
            if (copied > bytesMax)
                return false;
            to.Write(buffer, 0, read);
        }
        to.Position = 0;
        return true;
    }

    private static bool LeadsOut(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':') || name.Any(char.IsControl) || name.Split('/', '\\').Contains("..");

    private static bool IsZip(Stream content)
    {
        Span<byte> mark = stackalloc byte[4];
        content.Position = 0;
        var read = content.ReadAtLeast(mark, 4, throwOnEndOfStream: false);
        content.Position = 0;
        return read == 4 && mark is [0x50, 0x4B, 0x03, 0x04] or [0x50, 0x4B, 0x05, 0x06];
    }

    private static FileStream TemporaryFile() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Clear()
    {
        _members.Clear();
        foreach (var stream in _owned)
            stream.Dispose();
        _owned.Clear();
    }
}

/// <summary>One file read whole. With an <paramref name="Error"/> it has no statements: nothing is half taken.</summary>
public sealed record StatementFile(string Name, IReadOnlyList<BankStatement> Statements, StatementProblem? Error, IReadOnlyList<StatementProblem> Warnings);
