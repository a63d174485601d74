using System.Text.Json;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Ui;
using BackOffice.Work.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Work;

/// <summary>What "who did what" shows is said in words, not in the names of the program.</summary>
public sealed class FactWordsTests(App app) : IClassFixture<App>
{
    [Fact]
    public void Every_field_of_every_fact_has_a_word()
    {
        using var scope = app.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<Words>();

        var wordless = typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)
            .SelectMany(t => t.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)))
            .Where(name => name is not ("touched" or "equalityContract") && !FactChanges.IsOld(name)).Distinct()
            .Where(name => FactSays.Field(words, name) == name).Order(StringComparer.Ordinal);

        Assert.Empty(wordless);
    }
}
