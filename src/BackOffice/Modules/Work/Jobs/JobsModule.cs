using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;

namespace BackOffice.Work.Jobs;

/// <summary>Files in and long work: what was started, how far it is, what was not taken and why.</summary>
internal sealed class JobsModule : IModule
{
    public string Name => "Work";

    public Type Words => typeof(JobsWords);

    public IEnumerable<MenuItem> Menu => [new("menu.jobs", "/work/jobs", "list-check", null)];

    public IEnumerable<PermissionInfo> Permissions => [new(JobSight.SeeAll, IsRead: true), new(JobSight.CancelAll)];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<JobSight>();
        services.AddSingleton<JobStream.Drawing>();
        services.AddScoped<IWorkSource, FailedJobs>();
        services.AddScoped<IVerifyCheck, NoJobStuck>();
    }

    public void MapApi(RouteGroupBuilder api) => JobsApi.Map(api);

    public void Map(IEndpointRouteBuilder routes) => JobStream.Map(routes);
}
