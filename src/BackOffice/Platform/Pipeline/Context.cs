using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Pipeline;

/// <summary>Tells the transaction who asks, and that a question writes nothing.</summary>
internal static class Context
{
    // SET LOCAL takes no parameters; set_config with is_local = true is the same.
    public static Task Set(BackOfficeDb db, Actor actor, bool readOnly, CancellationToken cancellationToken)
    {
        var user = actor.UserId.Value.ToString();
        return readOnly
            ? db.Database.ExecuteSqlAsync($"select set_config('transaction_read_only', 'on', true), set_config('app.user', {user}, true)", cancellationToken)
            : db.Database.ExecuteSqlAsync($"select set_config('app.user', {user}, true)", cancellationToken);
    }
}
