using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>
/// From a measure through what adjusts it to the adjusted measure: the names of the two ends say that what stands between adds up, even in one column.
/// </summary>
public class BridgeTests
{
    private const string Outlook =
        """
        Outlook for the third quarter (USD millions)

                                                   3Q24
        GAAP operating expenses                   4,715
        Stock-based compensation                 (1,208)
        Amortization of intangibles                (163)
        Non-GAAP operating expenses               3,344

        """;

    private const string ThroughTotal =
        """
        Reconciliation (USD millions)

                                                   3Q24      3Q23
        Operating income as reported              2,418     1,937
        Restructuring                               213        88
        Amortization of intangibles                 164       171
        Litigation                                   41        26
        Total adjustments                           418       285
        Adjusted operating income                 2,836     2,222

        """;

    [Theory]
    [InlineData(Outlook, "4,715", "4,175", "TO201 4")]
    [InlineData(Outlook, "3,344", "3,434", "TO201 7")]
    [InlineData(ThroughTotal, "2,418", "2,481", "TO201 4")]
    [InlineData(ThroughTotal, "2,836", "2,386", "TO201 9")]
    public void The_two_ends_and_what_stands_between_are_held_to_each_other(string table, string printed, string instead, string found)
    {
        Announcement.Check(table).Exceptions().ShouldBeEmpty();
        Announcement.Check(table).StateOf(printed).ShouldBe(FigureState.Tied);
        Announcement.Check(table.Replace(printed, instead, StringComparison.Ordinal)).Exceptions().ShouldBe([found]);
    }

    [Fact]
    public void An_adjusted_measure_that_is_not_below_its_own_measure_is_no_sum()
    {
        const string Other =
            """
            Key figures (USD millions)

                                                       3Q24      3Q23
            Revenue                                   9,418     8,937
            Net income                                1,213     1,088
            Cash                                      2,164     2,171
            Adjusted operating income                 2,836     2,222

            """;
        Announcement.Check(Other).Exceptions().ShouldBeEmpty();
    }
}
