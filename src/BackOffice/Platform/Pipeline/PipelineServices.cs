using System.Reflection;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Outbox;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Pipeline;

internal static class PipelineServices
{
    /// <summary>The mediator, its behaviours in order, every handler and validator of the house, facts and outbox.</summary>
    public static IServiceCollection AddHousePipeline(this IServiceCollection services, IConfiguration configuration)
    {
        var house = Assembly.GetExecutingAssembly();
        services.AddScoped<Actor>();
        services.AddScoped<Attempt>();
        services.AddScoped<Validation>();
        services.AddScoped<PermissionGate>();
        services.AddScoped<Idempotency>();
        services.AddScoped<FourEyesGate>();
        services.AddScoped<ApprovalDesk>();
        services.AddScoped<FactWriter>();
        services.AddScoped<FactText>();
        services.AddScoped<SubjectKeys>();
        services.AddScoped<IVerifyCheck, FactChecks>();
        services.AddSingleton(_ => new MasterKey(configuration["BACKOFFICE_MASTER_KEY"], KeyFile(configuration)));
        services.AddScoped<IMediator, HouseMediator>();
        services.AddScoped<ServiceFactory>(s => s.GetRequiredService);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(QueryBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandBehaviour<,>));
        services.Scan(scan => scan.FromAssemblies(house)
            .AddClasses(c => c.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IScopeOf<>), typeof(IFourEyesPolicy<>)), publicOnly: false)
            .AsImplementedInterfaces().WithScopedLifetime());
        services.AddValidatorsFromAssembly(house, ServiceLifetime.Scoped, includeInternalTypes: true);
        services.AddHouseOutbox();
        return services;
    }

    private static string KeyFile(IConfiguration configuration) => Path.Combine(
        configuration["BACKOFFICE_DATA"] is { Length: > 0 } folder ? folder
            : OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? "/var/lib/backoffice"
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "backoffice"),
        "keys", "master.key");
}
