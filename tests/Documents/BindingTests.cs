namespace Kessan.Tests.Documents;

public sealed class BindingTests
{
    [Theory]
    [InlineData("Revenues came to {{Revenues 1H08 | jpy million}}.", "Revenues came to JPY33,254 million.")]
    [InlineData("Revenues came to {{Revenues | jpy million}}.", "Revenues came to JPY33,254 million.")]
    [InlineData("Construction: {{Revenues[SystemsConstruction] 1H08 | jpy thousand}}", "Construction: JPY6,289,946 thousand")]
    [InlineData("Revenues were {{Revenues 1H08 | jpy billion}}.", "Revenues were JPY33.3 billion.")]
    [InlineData("That is {{Revenues 1H08 | usd million}}.", "That is $313.9 million.")]
    [InlineData("The target was {{Revenues 1H08 target | jpy million}}.", "The target was JPY33,200 million.")]
    [InlineData("The first target was {{Revenues 1H08 target@2008-05-15 | jpy million}}.", "The first target was JPY34,000 million.")]
    [InlineData("Revenues grew {{Revenues 1H08 | growth}}.", "Revenues grew 10.9%.")]
    [InlineData("Income, {{OperatingIncomeLoss 1H08 | growth | an increase of/a decrease of}}.", "Income, a decrease of 44.6%.")]
    [InlineData("Income was {{OperatingIncomeLoss 1H08 | growth | up/down}}.", "Income was down 44.6%.")]
    [InlineData("Tax was {{IncomeTaxExpenseBenefit 1H07 | jpy million | an expense of/a benefit of}}.", "Tax was a benefit of JPY1,805 million.")]
    [InlineData("Tax was {{IncomeTaxExpenseBenefit 1H08 | word | an expense/a benefit}}.", "Tax was an expense.")]
    [InlineData("Net cash used in financing was {{NetCashFromFinancingActivities 1H08 | jpy million abs}}.",
        "Net cash used in financing was JPY4,100 million.")]
    [InlineData("The margin was {{GrossProfitMargin 1H08 | percent}}.", "The margin was 18.6%.")]
    [InlineData("The margin fell by {{GrossProfitMargin 1H08 | points}}.", "The margin fell by 2.1 points.")]
    [InlineData("Construction is {{Revenues[SystemsConstruction] / Revenues 1H08 | percent}} of revenues.", "Construction is 18.9% of revenues.")]
    [InlineData("Assets decreased by {{Assets 1H08 vs 2008-03-31 | change jpy million}}.", "Assets decreased by JPY2,427 million.")]
    [InlineData("Bandwidth increased by {{ContractedBandwidth 1H08 | change unit Gbps decimals 1}}.", "Bandwidth increased by 114.2Gbps.")]
    [InlineData("{{NumberOfContracts 1H08 | count contracts}} contracts", "17,000 contracts")]
    [InlineData("{{DividendPerShare[Interim] 1H08 | jpy per share decimals 2}} per share", "JPY1,000.00 per share")]
    [InlineData("at {{ConvenienceTranslationRate 2008-09-30 | jpy per USD decimals 2 spaced}} to the dollar", "at JPY 105.94 to the dollar")]
    [InlineData("{{company.name}} files on {{filing.date | date}}.", "Example Inc. files on November 14, 2008.")]
    public void Binding_prints_the_fact(string body, string expected) => SmallBooks.Text(body).ShouldBe(expected + "\n");

    [Theory]
    [InlineData("On September 30, 2008, in February 2009 and in FY2008 or 1H08, as since 1992.")]
    [InlineData("(1) Numbered, as the 2nd and the 20th.")]
    [InlineData("Filed on Form 20-F.")]
    [InlineData("Lines of `1Gbps` and more; IPv6; TSE1.")]
    public void Digits_that_are_no_number_of_the_books_may_be_typed(string body) => SmallBooks.Build(body).Findings.ShouldBeEmpty();
}
