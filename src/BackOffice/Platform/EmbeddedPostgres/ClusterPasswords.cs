using System.Security.Cryptography;
using System.Text.Json;

namespace BackOffice.Platform.EmbeddedPostgres;

/// <summary>The passwords of the embedded server's three users, made at random on the first start and kept in a file of mode 0600.</summary>
internal sealed record ClusterPasswords(string Superuser, string Owner, string App)
{
    public static ClusterPasswords Random() => new(Word(), Word(), Word());

    public static async Task<ClusterPasswords> ReadOrMake(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            return JsonSerializer.Deserialize<ClusterPasswords>(await File.ReadAllTextAsync(path, cancellationToken))!;
        var made = Random();
        await PrivateFile.Write(path + ".new", JsonSerializer.Serialize(made), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
        return made;
    }

    private static string Word() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
