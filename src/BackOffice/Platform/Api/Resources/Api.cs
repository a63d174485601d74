namespace BackOffice.Platform.Api;

/// <summary>The words of the API's own answers.</summary>
public sealed class ApiWords;
