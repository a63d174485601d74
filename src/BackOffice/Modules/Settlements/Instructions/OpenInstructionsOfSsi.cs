using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>Tells Reference which open instructions rest on a standing one that somebody is about to change.</summary>
internal sealed class OpenInstructionsOfSsi(BackOfficeDb db) : IOpenInstructions
{
    public async Task<OpenInstructions> Using(SsiId ssi, int limit, CancellationToken cancellationToken)
    {
        var open = db.Instructions.AsNoTracking()
            .Where(i => i.Ssi.Id == ssi && i.State != InstructionState.Settled && i.State != InstructionState.Cancelled);
        var first = await open.OrderBy(i => i.SettlementDate).ThenBy(i => i.Reference).Take(limit)
            .Select(i => new OpenInstruction(i.Reference, "/settlements/instructions/" + i.Reference, i.SettlementDate, i.Quantity - i.SettledQuantity, i.Amount - i.SettledAmount, i.Currency))
            .ToListAsync(cancellationToken);
        return new OpenInstructions(await open.CountAsync(cancellationToken), first);
    }
}
