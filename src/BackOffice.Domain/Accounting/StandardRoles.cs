namespace BackOffice.Domain.Accounting;

/// <summary>A sub-account the standard roles post to, below the uniform chart.</summary>
/// <param name="IsControl">A sub-ledger stands behind it: it takes no journal by hand.</param>
public sealed record StandardAccount(string Code, string NameTr, string NameEn, bool IsControl = false);

/// <summary>The mapping of roles a new entity starts with, and the accounts it needs. A firm maps its own chart by dated rows.</summary>
/// <remarks>Codes follow the Turkish uniform chart (Tekdüzen Hesap Planı); sub-accounts are ours.</remarks>
public static class StandardRoles
{
    public static readonly IReadOnlyList<StandardAccount> Accounts =
    [
        new("102.01", "Bankalar, aracı kurumun kendi parası", "Banks, the firm's own money", true),
        new("102.02", "Bankalar, müşteri parası", "Banks, client money", true),
        new("110.01", "Hisse senetleri, kendi portföyü", "Shares, own portfolio", true),
        new("111.01", "Özel kesim borçlanma araçları, kendi portföyü", "Private-sector debt, own portfolio", true),
        new("112.01", "Kamu kesimi borçlanma araçları, kendi portföyü", "Public-sector debt, own portfolio", true),
        new("118.01", "Diğer menkul kıymetler, kendi portföyü", "Other securities, own portfolio", true),
        new("136.01", "Takas merkezi", "Clearing house", true),
        new("320.01", "Müşteri cari hesapları", "Client current accounts", true),
        new("336.01", "Ödenecek borsa ve takas ücretleri", "Exchange and clearing fees payable"),
        new("360.05", "Ödenecek BSMV", "BSMV payable"),
        new("397.01", "Geçici hesap", "Suspense"),
        new("500.01", "Sermaye", "Share capital"),
        new("600.01", "Komisyon gelirleri", "Commission income"),
        new("600.02", "Yurtiçi satışlar, menkul kıymetler", "Domestic sales, securities"),
        new("621.01", "Satılan menkul kıymetlerin maliyeti", "Cost of securities sold"),
        new("646.01", "Kambiyo kârları", "Foreign exchange gains"),
        new("649.01", "Diğer olağan gelirler", "Other ordinary income"),
        new("653.01", "Kendi işlemlerinin giderleri", "Costs of own trades"),
        new("653.02", "Banka masrafları", "Bank charges"),
        new("656.01", "Kambiyo zararları", "Foreign exchange losses"),
        new("900.01", "Saklanan müşteri kıymetleri", "Clients' securities in custody", true),
        new("900.02", "Rehinli kıymet ve paralar", "Pledged securities and money", true),
        new("950.01", "Saklanan müşteri kıymetleri karşılığı", "Clients' securities in custody, contra", true),
        new("950.02", "Rehinli kıymet ve paralar karşılığı", "Pledged securities and money, contra", true),
    ];

    public static readonly IReadOnlyList<AccountRole> Roles =
    [
        Role("own-bank", "102.01"),
        Role("client-bank", "102.02"),
        Role("own-securities", "110.01"),
        Role("own-securities", "111.01", "corporate-bond"),
        Role("own-securities", "112.01", "government-bond"),
        Role("own-securities", "118.01", "fund"),
        Role("clearing", "136.01"),
        Role("client", "320.01"),
        Role("fees-payable", "336.01"),
        Role("bsmv-payable", "360.05"),
        Role(AccountRoles.Suspense, "397.01"),
        Role("owner-funds", "500.01"),
        Role("commission-income", "600.01"),
        Role("own-sales", "600.02"),
        Role("cost-of-sales", "621.01"),
        Role("exchange-gain", "646.01"),
        Role("other-income", "649.01"),
        Role("own-trade-costs", "653.01"),
        Role("bank-charges", "653.02"),
        Role("exchange-loss", "656.01"),
        Role("custody", "900.01"),
        Role("custody-owed", "950.01"),
        Role("pledged", "900.02"),
        Role("pledged-owed", "950.02"),
    ];

    private static AccountRole Role(string role, string account, string? assetClass = null) =>
        new(role, account, new DateRange(StandardRules.From), assetClass);
}
