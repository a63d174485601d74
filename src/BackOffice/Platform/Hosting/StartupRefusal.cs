namespace BackOffice.Platform.Hosting;

/// <summary>
/// A fault of the surroundings that whoever starts the product can mend: it is printed as the sentence it carries,
/// without a stack trace, and the process ends with exit code 1.
/// </summary>
public sealed class StartupRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
