using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Ledger.Positions;

[OpensFor("ledger.view")]
public sealed class StockRecordModel(IMediator mediator) : AskedSheet<StockRecord.Line>(mediator, StockRecord.Declared)
{
    public StockRecord.Result? Record { get; private set; }

    protected override string Needed => "security";

    protected override async Task<Outcome<Slice<StockRecord.Line>>> Ask(ListRequest request)
    {
        var outcome = await Mediator.Send(
            new StockRecord.Query(request["security"], request["asOf"], request["knownAt"], request["basis"], request["entity"]), HttpContext.RequestAborted);
        if (outcome.Refusal is { } refusal)
            return refusal;
        Record = outcome.Value;
        return new Slice<StockRecord.Line>([.. Record!.Long, .. Record.Short], null);
    }
}
