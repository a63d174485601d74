using BackOffice.Platform.Time;
using MediatR;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace BackOffice.Platform.Hosting;

/// <summary>Logs go to the console: text for people, JSON (<c>Log__Format=json</c>) for machines; standard error under a console command.</summary>
internal static class Logging
{
    public static void AddHouseLogging(this WebApplicationBuilder builder)
    {
        var json = string.Equals(builder.Configuration["Log:Format"], "json", StringComparison.OrdinalIgnoreCase);
        LogEventLevel? errorsFrom = builder.Configuration.GetValue<bool>("Log:ToStandardError") ? LogEventLevel.Verbose : null;
        builder.Services.AddSerilog(log =>
        {
            log.MinimumLevel.Is(builder.Configuration.GetValue("Log:Level", LogEventLevel.Information))
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
                .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                // A sample firm's past is thousands of commands; they stand in the facts, and would only drown the console.
                .Filter.ByExcluding(e => e.Level < LogEventLevel.Warning && HouseClock.IsPlayed)
                .Enrich.FromLogContext()
                .Destructure.With<RequestsByName>();
            if (json)
                log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: errorsFrom);
            else
                log.WriteTo.Console(
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                    formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: errorsFrom);
        });
    }
}

/// <summary>A command holds what people typed: names, amounts, reasons. Whoever logs one logs its name alone.</summary>
internal sealed class RequestsByName : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value is IBaseRequest ? new ScalarValue(value.GetType().DeclaringType?.Name ?? value.GetType().Name) : null;
        return result is not null;
    }
}
