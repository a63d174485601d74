using System.Numerics;
using BackOffice.SampleFirm;

namespace BackOffice.Tests.SampleFirm;

/// <summary>The invented numbers stand up to the published checks, and published numbers come out as printed.</summary>
public sealed class ValidNumbersTests
{
    [Theory]
    [InlineData("US", "037833100", "US0378331005")]
    [InlineData("TR", "AKBNK91N", null)]
    [InlineData("DE", "000716460", "DE0007164600")]
    public void Isin_of_published_securities(string country, string body, string? isin)
    {
        if (isin is not null)
            Assert.Equal(isin, ValidNumbers.Isin(country, body));
        else
            Assert.Equal("TRAAKBNK91N6", ValidNumbers.Isin(country, "A" + body));
    }

    [Theory]
    [InlineData("GB", "WEST12345698765432", "GB82WEST12345698765432")]
    [InlineData("TR", "0006100519786457841326", "TR330006100519786457841326")]
    public void Iban_of_published_examples(string country, string account, string iban) =>
        Assert.Equal(iban, ValidNumbers.Iban(country, account));

    [Fact]
    public void Lei_of_a_published_example() => Assert.Equal("5493001KJTIIGC8Y1R12", ValidNumbers.Lei("5493001KJTIIGC8Y1R"));

    [Fact]
    public void Tckn_of_the_well_known_example() => Assert.Equal("10000000146", ValidNumbers.Tckn("100000001"));

    [Fact]
    public void All_numbers_of_the_firm_differ_and_check()
    {
        Assert.All(SampleParties.Clients, client => Assert.Equal(client.IsPerson ? 11 : 10, client.TaxId.Length));
        Assert.Equal(SampleParties.Clients.Count, SampleParties.Clients.Select(client => client.TaxId).Distinct().Count());
        Assert.Equal(SampleParties.Clients.Count, SampleParties.Clients.Select(client => client.Code).Distinct().Count());
        Assert.Equal(SampleSecurities.All.Count, SampleSecurities.All.Select(security => security.Isin).Distinct().Count());
        Assert.All(SampleSecurities.All, security => Assert.Equal(12, security.Isin.Length));

        var ibans = SampleEntity.All.SelectMany(entity => System.Text.Encoding.UTF8.GetString(SampleAccounts.File(entity)).Split('\n'))
            .Select(line => line.Split(',')).Where(cells => cells.Length == 7 && cells[6].Length > 4).Select(cells => cells[6]).ToList();
        Assert.Equal(ibans.Count, ibans.Distinct().Count());
        Assert.All(ibans, iban => Assert.Equal(BigInteger.One, BigInteger.Parse(Digits(iban[4..] + iban[..4]), System.Globalization.CultureInfo.InvariantCulture) % 97));
    }

    private static string Digits(string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
