using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Ledger.Checks;

/// <summary>
/// Runs every check of the house over everything stored, whoever's it is, as <c>-- verify</c> does. Counts are answered to whoever may see the
/// ledger; the examples that name accounts and journals only to those who may see every legal entity.
/// </summary>
public static class Verify
{
    [Requires("ledger.view")]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(bool Ok, IReadOnlyList<VerifyResult> Checks);

    internal sealed class Handler(IEnumerable<IVerifyCheck> checks, IReach reach, Actor actor) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, _, _, _) = await reach.Of(actor, "ledger.view", cancellationToken);
            var results = new List<VerifyResult>();
            foreach (var check in checks)
                results.AddRange((await check.Run(cancellationToken)).Select(r => all ? r : r with { Detail = "" }));
            return new Result(results.TrueForAll(r => r.Ok), results);
        }
    }
}
