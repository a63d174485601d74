using System.Diagnostics;
using BackOffice.Platform.EmbeddedPostgres;
using BackOffice.Platform.Hosting;
using Npgsql;

namespace BackOffice.Tests.Platform.EmbeddedPostgres;

/// <summary>What can go wrong around the embedded database, each with a clear sentence or a recovery by itself.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly string _root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"backoffice-faults-{Guid.NewGuid():N}")).FullName;

    private DataFolder Folder => new(Path.Combine(_root, "data"));

    [Fact]
    public async Task Given_a_killed_database_When_the_product_starts_again_Then_it_recovers_and_what_was_committed_is_there()
    {
        await using (var first = await EmbeddedServer.Start(Folder, CancellationToken.None))
        {
            await Run(first, "create table kept (n int); insert into kept values (42)");
            var note = await File.ReadAllLinesAsync(Path.Combine(Folder.Database, "postmaster.pid"));
            Process.GetProcessById(int.Parse(note[0], System.Globalization.CultureInfo.InvariantCulture)).Kill();
        }
        // The number in the note it left behind now belongs to a process that is no database: to us.
        await File.WriteAllTextAsync(Path.Combine(Folder.Database, "postmaster.pid"), $"{Environment.ProcessId}\n{Folder.Database}\n1\n1\n\n\n\n");

        await using var second = await EmbeddedServer.Start(Folder, CancellationToken.None);

        Assert.Equal(42, await Run(second, "select n from kept"));
    }

    [Fact]
    public async Task Given_a_running_product_When_another_starts_on_its_folder_Then_it_is_refused_and_a_console_command_joins()
    {
        await using var first = await EmbeddedServer.Start(Folder, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StartupRefusal>(() => EmbeddedServer.Start(Folder, CancellationToken.None));
        await using (var guest = await EmbeddedServer.StartOrJoin(Folder, CancellationToken.None))
            Assert.Equal(1, await Run(guest, "select 1"));

        Assert.Contains("Another BackOffice already uses the data folder", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Run(first, "select 1"));
    }

    [Fact]
    public void A_data_folder_inside_the_source_code_is_refused()
    {
        var checkout = AppContext.BaseDirectory;

        var refused = Assert.Throws<StartupRefusal>(() => DataFolder.Choose("data", checkout));

        Assert.Contains("lies inside the source code", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_data_folder_is_taken_from_where_the_person_stands()
    {
        Assert.Equal(Path.Combine(_root, "books"), DataFolder.Choose("books", _root).Path);
    }

    [SkippableFact]
    public async Task A_data_folder_that_the_servers_user_cannot_reach_is_refused_with_its_name()
    {
        if (OperatingSystem.IsWindows())
            throw new SkipException("Windows has no such folder rights.");
        var closed = Path.Combine(_root, "closed");
        // Root passes anywhere, but runs its server as somebody else; everybody else is stopped by a folder of their own without rights.
        Directory.CreateDirectory(closed, Environment.IsPrivilegedProcess
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            : UnixFileMode.None);

        var refused = await Assert.ThrowsAsync<StartupRefusal>(() => EmbeddedServer.Start(new DataFolder(Path.Combine(closed, "data")), CancellationToken.None));

        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains(closed, refused.Message, StringComparison.Ordinal);
        Assert.Contains("BACKOFFICE_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_random_and_for_their_owner_alone()
    {
        var made = await ClusterPasswords.ReadOrMake(Path.Combine(_root, "passwords.json"), CancellationToken.None);
        var read = await ClusterPasswords.ReadOrMake(Path.Combine(_root, "passwords.json"), CancellationToken.None);

        Assert.Equal(made, read);
        Assert.NotEqual(made.App, ClusterPasswords.Random().App);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_root, "passwords.json")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<object?> Run(EmbeddedServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.Address.ForOwner());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
