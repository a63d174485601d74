using System.Globalization;
using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Jobs;

/// <summary>Values of a sentence as text with their kind in front, so that the reader's language forms them when they are read.</summary>
internal static class PackedArgs
{
    public static string[] Pack(IReadOnlyList<object?> args) => [.. args.Select(a => a switch
    {
        null => "-",
        decimal d => "n" + Invariant.Number(d),
        int or long or short => "i" + Convert.ToString(a, CultureInfo.InvariantCulture),
        DateOnly day => "d" + Invariant.Day(day),
        DateTimeOffset at => "t" + at.ToString("O", CultureInfo.InvariantCulture),
        IFormattable f => "s" + f.ToString(null, CultureInfo.InvariantCulture),
        // PostgreSQL text cannot hold a zero character; a file can.
        _ => "s" + a.ToString()!.Replace("\0", "", StringComparison.Ordinal),
    })];

    public static object?[] Unpack(IReadOnlyList<string> packed) => [.. packed.Select(p => p.Length == 0 ? null : p[0] switch
    {
        '-' => null,
        'n' => decimal.Parse(p[1..], CultureInfo.InvariantCulture),
        'i' => long.Parse(p[1..], CultureInfo.InvariantCulture),
        'd' => DateOnly.ParseExact(p[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        't' => (object)DateTimeOffset.Parse(p[1..], CultureInfo.InvariantCulture),
        _ => p[1..],
    })];
}
