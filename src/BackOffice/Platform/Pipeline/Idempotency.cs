using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Pipeline;

/// <summary>
/// The same request id of the same actor acts once. The key is stored with the payload's hash in the command's own transaction:
/// a repeat waits for the first to end and gets its answer; a refused first leaves nothing, so the waiter goes on as the first.
/// </summary>
internal sealed class Idempotency(BackOfficeDb db, Actor actor, TimeProvider clock)
{
    internal sealed record Once<T>(bool Answered, T? Stored, string Command, Guid Key);

    public async Task<Once<TResponse>> Begin<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : ICommand<TResponse> where TResponse : IOutcome
    {
        var command = RequestName.Of(typeof(TRequest));
        var key = request.RequestId;
        var hash = System.Security.Cryptography.SHA256.HashData(CanonicalJson.OfCommand(request));
        var mine = await db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.idempotency (actor, command, key, payload_hash, at)
             values ({actor.UserId.Value}, {command}, {key}, {hash}, {clock.GetUtcNow()}) on conflict do nothing
             """, cancellationToken);
        if (mine == 1)
            return new Once<TResponse>(false, default, command, key);

        var (storedHash, outcome) = await Stored(command, key, cancellationToken);
        var answer = storedHash.AsSpan().SequenceEqual(hash)
            ? JsonSerializer.Deserialize<TResponse>(outcome, CanonicalJson.Options)!
            : Outcomes.Refused<TResponse>(new Refusal(RefusalCodes.OtherPayload));
        return new Once<TResponse>(true, answer, command, key);
    }

    public Task End<T>(Once<T> once, T result, CancellationToken cancellationToken)
    {
        var outcome = JsonSerializer.Serialize(result, CanonicalJson.Options);
        return db.Database.ExecuteSqlAsync(
            $"""
             update platform.idempotency set outcome = {outcome}::jsonb
             where actor = {actor.UserId.Value} and command = {once.Command} and key = {once.Key}
             """, cancellationToken);
    }

    private async Task<(byte[] Hash, string Outcome)> Stored(string command, Guid key, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var read = new NpgsqlCommand(
            "select payload_hash, outcome::text from platform.idempotency where actor = $1 and command = $2 and key = $3", connection)
        {
            Parameters = { new() { Value = actor.UserId.Value }, new() { Value = command }, new() { Value = key } },
        };
        await using var row = await read.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetFieldValue<byte[]>(0), row.GetString(1));
    }
}
