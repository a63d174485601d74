using BackOffice.Platform.Ui;

namespace BackOffice.Tests.Platform.Ui;

public sealed class ShortRoutesTests
{
    [Theory]
    [InlineData("Settlements/Instructions/List", "settlements/instructions")]
    [InlineData("Settlements/Instructions/Details/{id}", "settlements/instructions/{id}")]
    [InlineData("Reference/StandingInstructions/Edit/{id:guid}", "reference/standing-instructions/edit/{id:guid}")]
    [InlineData("Settlements/Index", "settlements")]
    [InlineData("Index", "")]
    public void An_address_is_short_and_in_kebab_case(string template, string shortened) => Assert.Equal(shortened, ShortRoutes.Shorten(template));
}
