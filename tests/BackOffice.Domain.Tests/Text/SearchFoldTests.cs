using BackOffice.Domain.Text;
using CsCheck;

namespace BackOffice.Domain.Tests.Text;

public sealed class SearchFoldTests
{
    [Theory]
    [InlineData("işlem", "İşlemler")]
    [InlineData("İŞLEMLER", "günlük işlem defteri")]
    [InlineData("ödeme", "ödemelerin tümü")]
    [InlineData("odemeler", "Ödeme emri")]
    [InlineData("ışık", "IŞIK Menkul")]
    [InlineData("isik", "ışık")]
    [InlineData("IŞIK", "isik")]
    [InlineData("müşteri", "müşterinin hesabı")]
    [InlineData("müşterilerimizin", "Müşteri kaydı")]
    [InlineData("emir", "Müşterinin emri")]
    [InlineData("emri", "emirler")]
    [InlineData("kayıt", "kaydı silindi")]
    [InlineData("hesap", "hesabında")]
    [InlineData("kaynak", "kaynağı")]
    [InlineData("şehir", "şehri")]
    [InlineData("ankara", "Ankara'nın")]
    [InlineData("payment", "Payments were settled")]
    [InlineData("settling", "settled")]
    [InlineData("policy", "policies")]
    [InlineData("mut", "mutabakat")]
    [InlineData("mutabakat takas", "Takasın mutabakatı")]
    public void A_word_finds_its_other_forms(string question, string text) => Assert.True(SearchFold.Matches(text, question));

    [Theory]
    [InlineData("takas", "saklama")]
    [InlineData("ödeme", "ödünç")]
    [InlineData("mutabakat takas", "mutabakat")]
    [InlineData("", "anything")]
    [InlineData("💼 !", "anything")]
    public void Another_word_does_not(string question, string text) => Assert.False(SearchFold.Matches(text, question));

    [Fact]
    public void Highlights_stand_where_the_words_stand_in_the_text_as_it_was()
    {
        const string text = "📎 İşlemlerin özeti: IŞIK A.Ş. işlem yaptı";

        var found = SearchFold.Highlights(text, "işlem ışık").Select(h => text.Substring(h.Start, h.Length));

        Assert.Equal(["İşlemlerin", "IŞIK", "işlem"], found);
    }

    [Fact]
    public void The_question_for_the_database_holds_only_words_and_operators()
    {
        Assert.Equal("('islemler':* | 'islem') & 'drop':* & ('isik':* | 'isk')", SearchFold.TsQuery("İşlemler; drop & | ! <-> ışık"));
        Assert.Null(SearchFold.TsQuery("& | !"));
    }

    [Fact]
    public void Whatever_is_typed_the_question_is_well_formed_and_a_text_finds_itself() =>
        Gen.String.Sample(text =>
        {
            var query = SearchFold.TsQuery(text);
            Assert.True(query is null || query.Split('\'').Where((_, i) => i % 2 == 1).All(t => t.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r) || r.Value > 127)));
            Assert.Equal(query is not null, SearchFold.Matches(text, text));
            Assert.All(SearchFold.Highlights(text, text), h => Assert.InRange(h.Start + h.Length, 1, text.Length));
        });

    [Fact]
    public void Folding_twice_is_folding_once() => Gen.String.Sample(text => Assert.Equal(SearchFold.Fold(text), SearchFold.Fold(SearchFold.Fold(text))));
}
