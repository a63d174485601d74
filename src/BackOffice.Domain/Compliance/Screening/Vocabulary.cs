using System.Collections.Frozen;

namespace BackOffice.Domain.Compliance.Screening;

/// <summary>Words that say little of who somebody is: legal forms, particles, titles, common words of business, and other forms of one given name.</summary>
public static class Vocabulary
{
    private static readonly FrozenDictionary<string, string> Forms = Groups(
        "joint-stock:as,anonim sirketi,anonim sirket,sa,spa,ag,plc,inc,incorporated,corp,corporation,jsc,joint stock company,ojsc,pjsc,cjsc,ao,oao,zao,pao,ab,asa,oyj,saog,sae,sal,nv,sab,bhd,tbk",
        "limited:ltd,limited,ltd sti,limited sirketi,ltd sirketi,llc,limited liability company,gmbh,sarl,srl,ooo,spzoo,sp zoo,sp z oo,bv,bvba,pvt ltd,private limited,pte ltd,pty ltd,co ltd,company limited,co limited,fze,fzc,fzco,fz llc,dmcc,eood,doo,kft,oy,lda,ltda,cv,sro,sas,sapi de cv,sa de cv,s de rl de cv,s de rl,wll,kk,ltee,jv",
        "partnership:llp,lp,kg,kom sti,komandit sirketi,kolektif sirketi,sc,snc,kgaa,ohg,gmbh co kg",
        "company:co,company,sirketi,sti,cie,firma",
        "foundation:vakfi,vakif,foundation,stiftung,fondation,fundacion",
        "association:dernegi,dernek,association,verein");

    private static readonly FrozenSet<string> Particles = Words(
        "al el ul bn abn bin ibn bint ben ould van von der den de del della da di do dos du la le las los ve and und et the of for und oglu kizi zu zur ad ud ur ar as at an");

    private static readonly FrozenSet<string> Titles = Words(
        "mr mrs ms miss dr prof sir sheikh shaykh seyh haji hajji haci mullah molla maulavi mawlawi hafiz general colonel major captain bay bayan sayin mv mt");

    private static readonly FrozenSet<string> Common = Words(
        "bank bankasi banka company trading ticaret ticari sanayi international uluslararasi group grup grubu holding holdings industries industry industrial general import export ithalat ihracat services hizmetleri "
        + "foundation enterprise enterprises investment investments yatirim global world trade commercial national state center centre organization organisation committee shipping maritime marine airlines air oil gas petroleum petrol "
        + "energy enerji construction insaat technology technologies teknoloji electronics engineering muhendislik agency institute university research company sti abd abu um turizm tourism gida food tekstil textile nakliyat logistics lojistik "
        + "menkul degerler securities capital portfoy management yonetim finance finans financial insurance sigorta republic people party front army new yeni islamic islam");

    private static readonly FrozenDictionary<string, string> Variants = Groups(
        "mehmet:mehmet,mehmed,muhammed,muhammad,mohammed,mohammad,mohamed,mohamad,mahomed,muhammet,mhmd",
        "alexander:alexander,aleksandr,alexandr,aleksander,alejandro,alexandros,sasha,iskender",
        "michael:michael,mikhail,mihail,mikhael,miguel,michel", "eugene:eugene,yevgeny,evgeny,evgeni,yevgeni,yevgeniy,evgeniy,evgenii",
        "john:john,ivan,johann,juan,ioannis,yahya", "george:george,georgy,georgi,georgiy,yuri,jorge,giorgi,georgios", "joseph:joseph,yusuf,yousef,josef,jose,iosif,youssef,yosef",
        "abraham:abraham,ibrahim,ebrahim,avraham", "david:david,davud,davut,dawud,daud,dawood", "solomon:solomon,suleyman,sulaiman,suleiman,soleiman",
        "jacob:jacob,yakup,yaqub,yakub,jakob,yaakov", "moses:moses,musa,mousa,moussa,moshe", "peter:peter,pyotr,petr,pedro,pierre,petros", "paul:paul,pavel,pablo,pavlos",
        "nicholas:nicholas,nikolai,nikolay,nicolas,nikolaos", "elias:elias,ilyas,elijah,ilya,iliya", "isaac:isaac,ishak,ishaq,yitzhak", "jesus:isa,issa,eissa",
        "thani:thani,sani", "osman:osman,othman,uthman,usman,ousmane", "ramadan:ramadan,ramazan,ramzan", "rida:rida,ridha,reza,riza", "ayse:ayse,aisha,aysha,aicha", "hatice:hatice,khadija,khadijah", "fyodor:fyodor,fedor,feodor,theodor,teodor,theodore",
        "catherine:catherine,yekaterina,ekaterina,katharina", "helen:helen,elena,yelena,eleni", "mary:mary,maria,meryem,maryam,mariam,miriam", "basil:basil,vasily,vasili,vassili,vasiliy");

    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>The kind of company that one to four words name, or null.</summary>
    public static string? FormOf(string words) => Forms.GetValueOrDefault(words);

    /// <summary>The name of which this is a form in another language, or null.</summary>
    public static string? VariantOf(string word) => Variants.GetValueOrDefault(word);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Groups(params string[] groups) => groups
        .Select(g => g.Split(':')).SelectMany(g => g[1].Split(',').Select(word => (word, group: g[0])))
        .DistinctBy(p => p.word).ToFrozenDictionary(p => p.word, p => p.group, StringComparer.Ordinal);
}
