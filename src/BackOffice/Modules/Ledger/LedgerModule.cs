using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Modules;

namespace BackOffice.Ledger;

/// <summary>Double entry in quantities of any asset: the stock record and the cash book; the only writer of positions.</summary>
internal sealed class LedgerModule : IModule
{
    public string Name => "Ledger";

    public Type Words => typeof(LedgerWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new("ledger.view", IsRead: true),
        new("ledger.view-exposure", IsRead: true),
        new("ledger.post-movements"),
        new("ledger.approve-movements"),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<MovementWriter>();
    }
}
