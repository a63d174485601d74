using System.Globalization;
using System.Text;

namespace BackOffice.SampleFirm;

/// <summary>Completes invented numbers with the check digits that real ones carry.</summary>
internal static class ValidNumbers
{
    /// <summary>ISO 6166: letters become two digits, then the Luhn sum over country and nine characters.</summary>
    public static string Isin(string country, string nineCharacters)
    {
        var body = country + nineCharacters;
        var digits = Expanded(body);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }

        return body + (10 - sum % 10) % 10;
    }

    /// <summary>ISO 17442: eighteen characters and two check digits (mod 97).</summary>
    public static string Lei(string eighteenCharacters) =>
        eighteenCharacters + Two(98 - Mod97(Expanded(eighteenCharacters) + "00"));

    /// <summary>ISO 13616: country, two check digits (mod 97), the account in the country's own form.</summary>
    public static string Iban(string country, string account) =>
        country + Two(98 - Mod97(Expanded(account + country) + "00")) + account;

    /// <summary>Turkish identity number: nine digits, not starting with 0, and two check digits.</summary>
    public static string Tckn(string nineDigits)
    {
        var d = nineDigits.Select(c => c - '0').ToArray();
        var tenth = ((d[0] + d[2] + d[4] + d[6] + d[8]) * 7 - (d[1] + d[3] + d[5] + d[7])) % 10;
        tenth = (tenth + 10) % 10;
        return nineDigits + tenth + (d.Sum() + tenth) % 10;
    }

    /// <summary>Turkish tax number: nine digits and one check digit.</summary>
    public static string Vkn(string nineDigits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var shifted = (nineDigits[i] - '0' + 9 - i) % 10;
            var weighed = shifted * (1 << (9 - i)) % 9;
            sum += shifted != 0 && weighed == 0 ? 9 : weighed;
        }

        return nineDigits + (10 - sum % 10) % 10;
    }

    private static string Expanded(string text)
    {
        var digits = new StringBuilder();
        foreach (var c in text)
            digits.Append(char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
        return digits.ToString();
    }

    private static int Mod97(string digits) => digits.Aggregate(0, (rest, c) => (rest * 10 + (c - '0')) % 97);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
