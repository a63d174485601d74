namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>A file that only its owner may read, from its first byte on.</summary>
internal static class PrivateFile
{
    public static async Task Write(string path, string content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new StreamWriter(path, options);
        await stream.WriteAsync(content.AsMemory(), cancellationToken);
    }
}
