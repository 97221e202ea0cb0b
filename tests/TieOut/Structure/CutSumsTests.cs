using System.Globalization;
using System.Text;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>
/// Amounts that are cut off at the last digit fall short of their total and do not exceed it: a row that makes too much is wrong, though rounding would explain
/// it.
/// </summary>
public class CutSumsTests
{
    /// <summary>Exact amounts in tenths of a million: three rows of each of two columns, of four tables.</summary>
    private static readonly int[][] Tenths =
    [
        [12_349, 22_488, 31_567], [41_239, 17_358, 26_477], [15_869, 33_958, 24_377], [28_749, 19_368, 35_257],
        [51_129, 13_678, 27_447], [36_549, 21_838, 14_917], [18_269, 42_758, 39_137], [29_419, 16_588, 23_747],
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Rows_may_fall_short_of_their_total_and_not_exceed_it(int more, int exceptions) =>
        Announcement.Check(Release("Amounts of less than one million yen are truncated.\n\n", more)).Exceptions().Count().ShouldBe(exceptions);

    [Fact]
    public void Where_the_document_does_not_say_that_it_cuts_off_eight_sums_do_not_either() => Announcement.Check(Release("", 3)).Exceptions().ShouldBeEmpty();

    /// <param name="more">By how much a row of the second table is printed too large; as the others, its rows are 2 short of their total.</param>
    private static string Release(string said, int more)
    {
        var text = new StringBuilder(said);
        for (var t = 0; t < Tenths.Length; t += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $"Region {(char)('A' + (t / 2))} (JPY millions)\n\n                          1H08          1H07\n");
            foreach (var (name, row) in new[] { ("Networks", 0), ("Systems", 1), ("Equipment", 2) })
            {
                text.Append(Line(name, (Tenths[t][row] / 10) + (t == 2 && row == 1 ? more : 0), Tenths[t + 1][row] / 10));
            }
            text.Append(Line("Total revenues", Tenths[t].Sum() / 10, Tenths[t + 1].Sum() / 10)).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(string name, int now, int then) => string.Create(CultureInfo.InvariantCulture, $"{name,-20}{now,10:#,0}    {then,10:#,0}\n");
}
