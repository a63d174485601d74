namespace BackOffice.Platform.Identity;

/// <summary>Length is what makes a password strong; demands for signs and capitals only make it forgotten (NIST SP 800-63B, ASVS 6.2).</summary>
public static class PasswordRules
{
    public const int LengthMin = 12;
    public const int LengthMax = 128;

    public static bool LongEnough(Secret secret) => secret.Text is { Length: >= LengthMin and <= LengthMax };
}
