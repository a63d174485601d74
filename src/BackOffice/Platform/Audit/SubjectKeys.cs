using System.Security.Cryptography;
using System.Text;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Audit;

/// <summary>Encrypts what is personal under a key per subject, so that a person can be forgotten while hashes stay valid.</summary>
public sealed class SubjectKeys(BackOfficeDb db, MasterKey master, TimeProvider clock)
{
    private readonly Dictionary<Guid, byte[]?> _open = [];

    public async Task<byte[]> Seal(Guid subject, string text, CancellationToken cancellationToken)
    {
        var key = await KeyOf(subject, make: true, cancellationToken)
            ?? throw new InvalidOperationException("This person was forgotten; nothing personal may be stored about them again.");
        return MasterKey.Seal(key, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The text, or null when the subject was forgotten.</summary>
    public async Task<string?> Open(Guid subject, byte[] sealedText, CancellationToken cancellationToken) =>
        await KeyOf(subject, make: false, cancellationToken) is { } key ? Encoding.UTF8.GetString(MasterKey.Open(key, sealedText)) : null;

    /// <summary>Destroys the subject's key: every ciphertext under it is noise from now on.</summary>
    public async Task Forget(Guid subject, CancellationToken cancellationToken)
    {
        _open.Remove(subject);
        await db.Database.ExecuteSqlAsync(
            $"update platform.subject_key set wrapped = null, destroyed_at = {clock.GetUtcNow()} where subject = {subject} and destroyed_at is null",
            cancellationToken);
    }

    private async Task<byte[]?> KeyOf(Guid subject, bool make, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(subject, out var known))
            return known;
        if (make)
        {
            var wrapped = master.Seal(RandomNumberGenerator.GetBytes(32));
            await db.Database.ExecuteSqlAsync(
                $"insert into platform.subject_key (subject, wrapped, created_at) values ({subject}, {wrapped}, {clock.GetUtcNow()}) on conflict do nothing",
                cancellationToken);
        }
        await using var read = new NpgsqlCommand("select wrapped from platform.subject_key where subject = $1", (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters = { new() { Value = subject } },
        };
        if (db.Database.CurrentTransaction is null)
            await db.Database.OpenConnectionAsync(cancellationToken);
        var key = await read.ExecuteScalarAsync(cancellationToken) is byte[] stored ? master.Open(stored) : null;
        return _open[subject] = key;
    }
}
