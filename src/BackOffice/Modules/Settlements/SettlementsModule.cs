using BackOffice.Platform.Imports;
using BackOffice.Platform.Modules;
using BackOffice.Settlements.Confirmations;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Trades;

namespace BackOffice.Settlements;

/// <summary>Trades in, enriched, instructed, confirmed, settled or failed.</summary>
internal sealed class SettlementsModule : IModule
{
    public string Name => "Settlements";

    public Type Words => typeof(SettlementsWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new(SettlementsPermissions.View, IsRead: true),
        new(SettlementsPermissions.CaptureTrades),
        new(SettlementsPermissions.ImportTrades),
        new(SettlementsPermissions.ImportMessages),
        new(SettlementsPermissions.SendInstructions),
        new(SettlementsPermissions.HoldInstructions),
        new(SettlementsPermissions.ReleaseInstructions),
        new(SettlementsPermissions.CancelInstructions),
        new(SettlementsPermissions.SettleInstructions),
        new(SettlementsPermissions.ChooseSsi),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TradeWorldLoader>();
        services.AddScoped<TradeWriter>();
        services.AddScoped<Booking>();
        services.AddScoped<InstructionWriter>();
        services.AddScoped<InstructionMaker>();
        services.AddScoped<Dispatch>();
        services.AddScoped<Confirming>();
        services.AddScoped<IImporter, TradesImporter>();
        services.AddScoped<IImporter, MessagesImporter>();
    }
}
