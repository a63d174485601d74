namespace BackOffice.SampleFirm;

/// <summary>What the documents of the sample firm say, by record class, in both languages. {0} is a client, {1} a date, {2} a number, {3} a security.</summary>
internal static class RecordTexts
{
    /// <param name="Of">About a client of the firm.</param>
    internal sealed record Text(string Class, string Language, string Title, string Body, bool Of = true);

    public static readonly IReadOnlyList<Text> All =
    [
        new("customer-files", "tr", "Yatırım hizmetleri çerçeve sözleşmesi - {0}",
            "İşbu sözleşme {1} tarihinde {0} ile Poyraz Menkul Değerler A.Ş. arasında imzalanmıştır. Müşteri, emirlerini yazılı, telefonla ya da elektronik ortamda iletebilir. Aracılık komisyonu ve BSMV hesaptan tahsil edilir. Müşterinin pay senetleri Merkezi Kayıt Kuruluşu nezdinde saklanır. Uyuşmazlıklarda İstanbul mahkemeleri yetkilidir. Sözleşme no: {2}."),
        new("customer-files", "en", "Account opening form - {0}",
            "Account opening form of {0}, signed on {1}. The client declares that the information given is correct, that the account is held for its own benefit, and that changes of address will be reported within fifteen days. Risk profile: balanced. Form number {2}."),
        new("identity-documents", "tr", "Kimlik tespit tutanağı - {0}",
            "{0} için kimlik tespiti {1} tarihinde yapılmıştır. Aslı görülen belge fotokopisi eklidir. Gerçek faydalanıcı beyanı alınmış, yaptırım listeleri kontrol edilmiştir. Tutanak no {2}."),
        new("identity-documents", "en", "Beneficial owner declaration - {0}",
            "Declaration of beneficial ownership by {0} on {1}: every natural person with a share of at least twenty-five per cent is named and identified. Declaration number {2}."),
        new("trade-records", "tr", "Emir formu {2} - {0}",
            "Müşteri {0}, {1} tarihinde {3} için alım emri vermiştir. Emir telefonla alınmış, ses kaydı saklanmıştır. Emir limitli olup gün sonuna kadar geçerlidir. Gerçekleşen işlemler müşteriye teyit edilmiştir. Emir no {2}."),
        new("trade-records", "en", "Order ticket {2} - {0}",
            "Order ticket {2}: {0} sells {3} at market on {1}. Received by e-mail, entered by the equity desk, filled in two parts. The allocation was confirmed to the client on the same day."),
        new("settlement-messages", "tr", "Takas uyuşmazlığı yazışması {2}",
            "{1} takas tarihli {3} işlemi karşı tarafın talimatı eşleşmediği için bekletilmiştir. Karşı taraf tutar farkını kabul etmiş, talimat düzeltilmiştir. Takas aynı gün tamamlanmıştır. Dosya {2}.", Of: false),
        new("settlement-messages", "en", "Settlement fail report {2}",
            "The delivery of {3} due on {1} failed because the counterparty was short of securities. A partial settlement was agreed and the penalty was claimed. Report {2}.", Of: false),
        new("bank-statements", "tr", "Banka hesap ekstresi {2}",
            "{1} tarihli hesap ekstresi. Açılış bakiyesi, gün içi ödemeler ve tahsilatlar, kapanış bakiyesi aşağıdadır. Müşteri ödemelerinin tamamı nakit defteriyle karşılaştırılmıştır. Ekstre no {2}.", Of: false),
        new("bank-statements", "en", "Bank statement {2}",
            "Statement of the client money account as of {1}: opening balance, payments in and out, closing balance. All payments were reconciled with the cash book. Statement {2}.", Of: false),
        new("accounting-records", "tr", "Muhasebe fişi {2}",
            "{1} tarihli mahsup fişi {2}. Aracılık komisyonu gelirleri ve BSMV tahakkuku kayda alınmıştır. Fişi düzenleyen muhasebe uzmanı, onaylayan mali kontrolör.", Of: false),
        new("accounting-records", "en", "Supplier invoice {2}",
            "Invoice {2} of {1} for market data services. The amount includes value added tax and is payable within thirty days to the account named in the contract.", Of: false),
        new("account-statements", "tr", "Hesap özeti - {0}",
            "Sayın {0}, {1} itibarıyla hesap özetiniz ektedir. Portföyünüzde {3} bulunmaktadır. Ödemelerin ve işlemlerin dökümü ikinci sayfadadır. İtirazlarınızı on beş gün içinde bildiriniz. Özet no {2}."),
        new("account-statements", "en", "Statement of account - {0}",
            "Dear {0}, your statement of account as of {1} is enclosed. You hold {3}. The list of trades and payments is on the second page. Statement {2}."),
        new("correspondence", "tr", "Müşteri şikâyeti {2} - {0}",
            "{0} {1} tarihli yazısında komisyon oranına itiraz etmektedir. Dosya incelenmiş, uygulanan oranın tarifeye uygun olduğu görülmüştür. Cevap yazısı aynı gün gönderilmiştir. Uyuşmazlık sürerse hakem heyetine başvurulabilir."),
        new("correspondence", "en", "Letter about a transfer of securities {2} - {0}",
            "{0} asks in a letter of {1} to transfer {3} to another broker. The signature was verified and the transfer was instructed on the next business day. Reference {2}."),
        new("personnel-files", "tr", "İş sözleşmesi {2}",
            "Belirsiz süreli iş sözleşmesi. İşe başlama tarihi {1}. Görev yeri İstanbul merkez ofis, unvan operasyon uzmanı. Deneme süresi iki aydır. Sicil no {2}.", Of: false),
        new("personnel-files", "en", "Training certificate {2}",
            "The employee took part in the training on prevention of money laundering on {1} and passed the examination. Certificate {2}.", Of: false),
        new("compliance-files", "tr", "İşlem izleme notu {2}",
            "{1} tarihinde {0} hesabında olağan dışı işlem hacmi görülmüş, müşteriden açıklama alınmıştır. Açıklama yeterli bulunmuş, şüpheli işlem bildirimi gerekmemiştir. Not {2}."),
        new("compliance-files", "en", "Gift and hospitality register {2}",
            "Entry {2} of {1}: a counterparty offered tickets for a concert. The offer was declined and entered into the register.", Of: false),
        new("supplier-contracts", "tr", "Hizmet sözleşmesi {2}",
            "Bilgi sistemleri bakım sözleşmesi, {1} tarihinde imzalanmıştır. Hizmet seviyesi, gizlilik ve fesih hükümleri ektedir. Sözleşme no {2}.", Of: false),
        new("supplier-contracts", "en", "Lease of office space {2}",
            "Lease of the third floor from {1}, with an option to extend for two years. The deposit equals three monthly rents. Lease {2}.", Of: false),
        new("policies", "tr", "Bilgi güvenliği politikası sürüm {2}",
            "Bu politika {1} tarihinde yönetim kurulunca kabul edilmiştir. Parolalar, erişim hakları, kayıtların saklanması ve imhası düzenlenir. Işık kartları kişiye özeldir.", Of: false),
        new("policies", "en", "Business continuity plan version {2}",
            "The plan, approved on {1}, names the teams, the second site and the order in which systems are restored. It is tested twice a year.", Of: false),
    ];
}
