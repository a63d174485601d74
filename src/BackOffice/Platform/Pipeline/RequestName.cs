namespace BackOffice.Platform.Pipeline;

/// <summary>What a request is called in logs, facts and idempotency keys: <c>Settlements.Instructions.Hold</c>.</summary>
internal static class RequestName
{
    public static string Of(Type request)
    {
        var name = request.FullName!.Replace('+', '.');
        name = name.StartsWith("BackOffice.", StringComparison.Ordinal) ? name["BackOffice.".Length..] : name;
        return name.EndsWith(".Command", StringComparison.Ordinal) ? name[..^".Command".Length] : name;
    }
}
