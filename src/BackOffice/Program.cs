using BackOffice.Accounting;
using BackOffice.Ledger;
using BackOffice.Permissions;
using BackOffice.Platform.Api;
using BackOffice.Platform.Hosting;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Time;
using BackOffice.Platform.Ui;
using BackOffice.Records;
using BackOffice.Reference;
using BackOffice.SampleFirm;
using BackOffice.Settlements;
using BackOffice.Work;
using BackOffice.Work.Approvals;
using BackOffice.Work.Jobs;

// The rooms of the house: listed, not scanned, so that whoever reads this file has seen all of them.
IModule[] rooms =
[
    new WorkModule(),
    new ReferenceModule(),
    new LedgerModule(),
    new SettlementsModule(),
    new AccountingModule(),
    new RecordsModule(),
    new PermissionsModule(),
    new JobsModule(),
    new ApprovalsModule(),
];

return await Launcher.Run(args, Build);

// The same house for the site, for the console's commands and for the tests.
WebApplication Build(WebApplicationBuilder builder, DatabaseAddress database)
{
    builder.AddHouseLogging();
    builder.Services
        .AddHouseClock()
        .AddHouseTelemetry(builder.Configuration)
        .AddHousePersistence(database)
        .AddHousePipeline(builder.Configuration)
        .AddHouseJobs(serve: builder.Configuration.GetValue("Jobs:Serve", defaultValue: true))
        .AddHouseAccess()
        .AddHouseUi()
        .AddHouseHealth()
        .AddSampleFirm();
    foreach (var room in rooms)
    {
        builder.Services.AddSingleton(room);
        room.AddServices(builder.Services);
    }

    var app = builder.Build();
    app.UseHouseUi();
    app.UseHouseAccess();
    app.MapHouseUi();
    foreach (var room in rooms)
        room.Map(app);
    app.MapHouseApi(rooms);
    app.MapHouseHealth();
    return app;
}
