using BackOffice.Platform.Jobs;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;
using BackOffice.Records.Completeness;
using BackOffice.Records.Documents;
using BackOffice.Records.Intake;
using BackOffice.Records.Retention;
using BackOffice.Records.Search;
using BackOffice.Records.Texts;

namespace BackOffice.Records;

/// <summary>Documents that must be kept: what they say, how long they stay and why, which holds lie on them, and that none is missing.</summary>
internal sealed class RecordsModule : IModule
{
    public string Name => "Records";

    public Type Words => typeof(RecordsWords);

    public IEnumerable<PermissionInfo> Permissions =>
    [
        new(RecordsPermissions.View, IsRead: true),
        new(RecordsPermissions.ViewPersonnel, IsRead: true),
        new(RecordsPermissions.ViewCompliance, IsRead: true),
        new(RecordsPermissions.Keep),
        new(RecordsPermissions.RecordEvents),
        new(RecordsPermissions.PlaceHolds),
        new(RecordsPermissions.SetRetention),
        new(RecordsPermissions.ApproveReleases),
        new(RecordsPermissions.ApproveRetention),
    ];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.records", "/records", "archive", RecordsPermissions.View,
        [
            new("menu.records-search", "/records/search", "search", RecordsPermissions.View),
            new("menu.records-documents", "/records/documents", "file-text", RecordsPermissions.View),
            new("menu.records-upload", "/records/documents/upload", "upload", RecordsPermissions.Keep),
            new("menu.records-retention", "/records/retention", "hourglass", RecordsPermissions.View),
            new("menu.records-events", "/records/events", "calendar-event", RecordsPermissions.View),
            new("menu.records-holds", "/records/holds", "lock", RecordsPermissions.View),
            new("menu.records-completeness", "/records/completeness", "list-check", RecordsPermissions.View),
        ]),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Sights>();
        services.AddScoped<RetentionBook>();
        services.AddScoped<RetentionWords>();
        services.AddScoped<Recount>();
        services.AddScoped<RecordWriter>();
        services.AddScoped<Drafts>();
        services.AddScoped<Events.Say.About>();
        services.AddScoped<Sources>();
        services.AddSingleton<PendingTexts>();
        services.AddScoped<IJobWork, TextWork>();
        services.AddScoped<IJobWork, LookWork>();
        services.AddSingleton(LookWork.Daily);
        services.AddSingleton(TextsAtNight.Nightly);
        services.AddScoped<IRecordIntake, RecordIntake>();
        services.AddScoped<ISearchSource, RecordSearchSource>();
        services.AddScoped<IWorkSource, RecordsWork>();
        services.AddScoped<IVerifyCheck>(s => s.GetRequiredService<Sources>());
        services.AddScoped<IFourEyesPolicy<Holds.Release.Command>, Holds.Release.Policy>();
        services.AddScoped<IFourEyesPolicy<Revise.Command>, Revise.Policy>();
        services.AddScoped<IFourEyesPolicy<Events.Say.Command>, Events.Say.Policy>();
        services.AddScoped<IFourEyesPolicy<Describe.Command>, Describe.Policy>();
    }

    public void MapApi(RouteGroupBuilder api) => Api.Map(api);
}
