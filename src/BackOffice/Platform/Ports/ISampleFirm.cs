namespace BackOffice.Platform.Ports;

/// <summary>
/// The sample firm that a first start fills the embedded database with, by the product's own commands. Start-up calls it once,
/// after the migrations and before the product listens; <c>-- seed</c> calls it on any database.
/// </summary>
public interface ISampleFirm
{
    /// <summary>True when it was seeded to its end. A seed that was cut off is not there yet and goes on where it stopped.</summary>
    Task<bool> IsThere(CancellationToken cancellationToken);

    /// <param name="progress">Sentences for the console: what is being made, and at the end who may sign in and with which password.</param>
    Task Seed(IProgress<string> progress, CancellationToken cancellationToken);
}
