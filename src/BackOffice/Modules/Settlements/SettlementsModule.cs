using BackOffice.Platform.Imports;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;
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
        new(SettlementsPermissions.ApproveSsiChoice),
        new(SettlementsPermissions.SetSending),
    ];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.settlements", "/settlements", "arrows-exchange", SettlementsPermissions.View,
        [
            new("menu.dashboard", "/settlements", "layout-dashboard", SettlementsPermissions.View),
            new("menu.trades", "/settlements/trades", "transfer", SettlementsPermissions.View),
            new("menu.instructions", "/settlements/instructions", "send", SettlementsPermissions.View),
            new("menu.obligations", "/settlements/obligations", "scale", SettlementsPermissions.View),
            new("menu.sending", "/settlements/sending", "adjustments", SettlementsPermissions.View),
        ]),
    ];

    public void MapApi(RouteGroupBuilder api) => Api.Map(api);

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TradeWorldLoader>();
        services.AddScoped<TradeWriter>();
        services.AddScoped<DateWords>();
        services.AddScoped<Booking>();
        services.AddScoped<InstructionWriter>();
        services.AddScoped<InstructionMaker>();
        services.AddScoped<Dispatch>();
        services.AddScoped<Confirming>();
        services.AddScoped<InstructionActs>();
        services.AddScoped<InstructionScope>();
        services.AddScoped<TradeScope>();
        services.AddScoped<Reinstructing>();
        services.AddScoped<EntityChoice>();
        services.AddScoped<TradeScopes>();
        services.AddScoped<ICutOffClocks, CutOffClocks>();
        services.AddScoped<IStorySource, TradeStory>();
        services.AddScoped<ISearchSource, TradeSearch>();
        services.AddScoped<IOpenInstructions, OpenInstructionsOfSsi>();
        services.AddScoped<IWorkSource, SettlementsWork>();
        services.AddScoped<IVerifyCheck, SettlementsChecks>();
        services.AddScoped<IFourEyesPolicy<ChooseSsi.Command>, ChooseSsi.SecondPersonPolicy>();
        services.AddScoped<IImporter, TradesImporter>();
        services.AddScoped<IImporter, MessagesImporter>();
    }
}
