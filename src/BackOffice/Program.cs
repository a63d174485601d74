using BackOffice.Platform.Hosting;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;

// The rooms of the house: listed, not scanned, so that whoever reads this file has seen all of them.
IModule[] rooms =
[
];

return await Launcher.Run(args, Build);

// The same house for the site and for the console's commands.
WebApplication Build(WebApplicationBuilder builder, DatabaseAddress database)
{
    builder.AddHouseLogging();
    builder.Services
        .AddSingleton(TimeProvider.System)
        .AddHouseTelemetry(builder.Configuration)
        .AddHousePersistence(database)
        .AddHousePipeline(builder.Configuration)
        .AddHouseHealth();
    foreach (var room in rooms)
    {
        builder.Services.AddSingleton(room);
        room.AddServices(builder.Services);
    }

    var app = builder.Build();
    app.MapHouseHealth();
    return app;
}
