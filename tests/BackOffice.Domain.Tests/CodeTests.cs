using CsCheck;

namespace BackOffice.Domain.Tests;

/// <summary>Codes with check digits: real ones pass, any one changed digit is noticed.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("US0378331005")]
    [InlineData("us0378331005")]
    [InlineData("DE000BAY0017")]
    [InlineData("GB0002634946")]
    [InlineData("TRAAKBNK91N6")]
    [InlineData("US5949181045")]
    public void Real_isins_pass(string isin) => Assert.True(Isin.IsValid(isin));

    [Theory]
    [InlineData("US0378331006", "isin.check-digit")]
    [InlineData("US037833100", "isin.length")]
    [InlineData("", "isin.length")]
    [InlineData(null, "isin.length")]
    [InlineData("120378331005", "isin.form")]
    [InlineData("US037833100A", "isin.form")]
    [InlineData("US03783310Ö5", "isin.form")]
    public void A_wrong_isin_is_refused_for_its_reason(string? isin, string code) => Assert.Equal(code, Isin.Parse(isin).Refusal?.Code);

    [Theory]
    [InlineData("529900T8BM49AURSDO55", null)]
    [InlineData("HWUPKR0MPOU8FGXBT394", null)]
    [InlineData("529900T8BM49AURSDO56", "lei.check-digit")]
    [InlineData("529900T8BM49AURSDO5", "lei.length")]
    [InlineData("529900T8BM49AURSDO5A", "lei.form")]
    public void Lei(string lei, string? code) => Assert.Equal(code, Domain.Lei.Parse(lei).Refusal?.Code);

    [Theory]
    [InlineData("TR33 0006 1005 1978 6457 8413 26", null)]
    [InlineData("GB82WEST12345698765432", null)]
    [InlineData("DE89370400440532013000", null)]
    [InlineData("TR330006100519786457841327", "iban.check-digit")]
    [InlineData("TR33000610051978645784132", "iban.country-length")]
    [InlineData("TR", "iban.length")]
    [InlineData("3300061005197864578413", "iban.form")]
    public void Iban(string iban, string? code) => Assert.Equal(code, Domain.Iban.Parse(iban).Refusal?.Code);

    [Theory]
    [InlineData("10000000146", null)]
    [InlineData("10000000145", "tckn.check-digit")]
    [InlineData("00000000146", "tckn.form")]
    [InlineData("1000000014", "tckn.form")]
    public void Tckn(string tckn, string? code) => Assert.Equal(code, Domain.Tckn.Parse(tckn).Refusal?.Code);

    [Theory]
    [InlineData("1234567890", null)]
    [InlineData("1234567891", "vkn.check-digit")]
    [InlineData("123456789", "vkn.form")]
    public void Vkn(string vkn, string? code) => Assert.Equal(code, Domain.Vkn.Parse(vkn).Refusal?.Code);

    [Theory]
    [InlineData("TVSBTRISXXX", null)]
    [InlineData("TVSBTRIS", null)]
    [InlineData("tvsbtris", null)]
    [InlineData("TVSBTRI", "bic.length")]
    [InlineData("TVS1TRIS", "bic.form")]
    [InlineData("TVSBTR-S", "bic.form")]
    public void Bic(string bic, string? code) => Assert.Equal(code, Domain.Bic.Parse(bic).Refusal?.Code);

    [Fact]
    public void Any_one_changed_digit_of_an_iban_lei_or_isin_is_noticed() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[2, 11]).Sample((digit, at) =>
        {
            Notices("TR330006100519786457841326", at, digit, Domain.Iban.IsValid);
            Notices("US0378331005", at, digit, Isin.IsValid);
            Notices("10000000146", at % 11, digit, Domain.Tckn.IsValid);
        });

    private static void Notices(string right, int at, int digit, Func<string, bool> isValid)
    {
        var changed = string.Concat(right[..at], (char)('0' + digit), right[(at + 1)..]);
        Assert.Equal(changed == right, isValid(changed));
    }
}
