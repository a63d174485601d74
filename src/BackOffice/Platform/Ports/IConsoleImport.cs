namespace BackOffice.Platform.Ports;

/// <summary>Imports one file for <c>-- import KIND FILE</c>: the same job as over HTTP, run to its end in this process.</summary>
public interface IConsoleImport
{
    /// <returns>True when the job ended done; its counts or its reason were told to <paramref name="progress"/>.</returns>
    Task<bool> Run(string kind, string path, IProgress<string> progress, CancellationToken cancellationToken);
}
