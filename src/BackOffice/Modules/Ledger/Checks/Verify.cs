using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Ledger.Checks;

/// <summary>Runs the ledger's checks over everything stored, whoever's it is; only counts are answered.</summary>
public static class Verify
{
    [Requires("ledger.view")]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(bool Ok, IReadOnlyList<VerifyResult> Checks);

    internal sealed class Handler(LedgerChecks checks) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var results = await checks.Run(cancellationToken);
            return new Result(results.All(r => r.Ok), results);
        }
    }
}
