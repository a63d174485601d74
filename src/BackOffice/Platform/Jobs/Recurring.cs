using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using Hangfire;
using MediatR;

namespace BackOffice.Platform.Jobs;

/// <summary>Work of the product itself that comes again by the clock. A room registers it as a service; the queue starts it in the firm's zone.</summary>
/// <param name="Name">Invariant name of the schedule.</param>
/// <param name="Cron">Minute, hour, day, month, weekday.</param>
public sealed record Recurring(string Name, string Cron, NewJob Job);

/// <summary>Starts a recurring job; sent by the queue, as the product.</summary>
public static class StartRecurring
{
    [Requires("jobs.finish")]
    public sealed record Command(Guid RequestId, string Name) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().WithErrorCode("field.missing");
    }

    public sealed class Handler(BackOfficeDb db, JobQueue queue, IEnumerable<Recurring> known) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var recurring = known.Single(r => r.Name == command.Name);
            await queue.AddForHouse(recurring.Job, cancellationToken);
            db.Audit(new RecurringCame(recurring.Name));
            return Outcome.Done;
        }
    }
}

public sealed record RecurringCame(string Name) : Audit.Fact
{
    public override IEnumerable<Audit.ObjectRef> About() => [];
}

/// <summary>Tells the queue what comes again, when the product starts.</summary>
internal sealed class RecurringSchedule(IServiceScopeFactory scopes, IRecurringJobManager schedule, Ui.FirmZone zone) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        foreach (var recurring in scope.ServiceProvider.GetServices<Recurring>())
        {
            var name = recurring.Name;
            schedule.AddOrUpdate<RecurringStart>(name, start => start.Run(name, CancellationToken.None), recurring.Cron, new RecurringJobOptions { TimeZone = zone.Zone });
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What the queue calls when the time has come.</summary>
internal sealed class RecurringStart(IServiceScopeFactory scopes)
{
    public async Task Run(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartRecurring.Command(Guid.NewGuid(), name), cancellationToken);
    }
}
