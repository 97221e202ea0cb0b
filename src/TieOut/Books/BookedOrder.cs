using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Books;

/// <summary>
/// Finds booked numbers in a file that gives no offsets, by reading order. The two sequences, what the map lists and what was read, are laid beside each
/// other so that as many as possible agree (E. Myers, An O(ND) Difference Algorithm, 1986); what was read besides (years, numbering) is passed over. A
/// booked number that agrees with nothing takes the number that was read in its gap, which then disagrees; where the gap is empty it is missing.
/// </summary>
internal static class BookedOrder
{
    public static bool Agrees(Figure found, BookedFigure expected) => found.Possible.Intersects(expected.Value);

    public static IEnumerable<(BookedFigure Expected, Figure? Found)> Pair(BookedFigure[] expected, Figure[] found)
    {
        var partner = Partners(expected, found);
        var (gapStart, next) = (0, 0);
        for (var i = 0; i <= expected.Length; i++)
        {
            if (i < expected.Length && partner[i] < 0) { continue; }
            var end = i < expected.Length ? partner[i] : found.Length;
            foreach (var pair in InGap(expected[gapStart..i], found[next..end])) { yield return pair; }
            if (i < expected.Length) { yield return (expected[i], found[partner[i]]); }
            (gapStart, next) = (i + 1, end + 1);
        }
    }

    /// <summary>What stands between two pairs that agree: in order, and first those with as many digits.</summary>
    private static IEnumerable<(BookedFigure Expected, Figure? Found)> InGap(BookedFigure[] expected, Figure[] found)
    {
        var next = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            var mustLeave = expected.Length - i - 1;
            var at = Array.FindIndex(found, next, f => f.Digits == DigitsOf(expected[i].Text));
            if (at < 0 && found.Length - next > mustLeave) { at = next; }
            yield return (expected[i], at < 0 ? null : found[at]);
            if (at >= 0) { next = at + 1; }
        }
    }

    public static int DigitsOf(string text) => text.Where(char.IsAsciiDigit).SkipWhile(c => c == '0').Count();

    /// <summary>For each booked number the index of the figure it agrees with; −1 for none.</summary>
    private static int[] Partners(BookedFigure[] expected, Figure[] found)
    {
        var partner = new int[expected.Length];
        Array.Fill(partner, -1);
        var (x, y) = (expected.Length, found.Length);
        var traces = Traces(expected, found);
        for (var d = traces.Count - 1; d > 0 && (x > 0 || y > 0); d--)
        {
            var before = traces[d - 1];
            var k = x - y;
            var isDown = k == -d || (k != d && At(before, k - 1) < At(before, k + 1));
            var fromK = isDown ? k + 1 : k - 1;
            var fromX = At(before, fromK);
            var fromY = fromX - fromK;
            while (x > fromX && y > fromY && x > 0 && y > 0) { partner[--x] = --y; }
            (x, y) = (fromX, fromY);
        }

        while (x > 0 && y > 0) { partner[--x] = --y; }
        return partner;
    }

    /// <summary>For each number of differences the furthest reach on every diagonal.</summary>
    private static List<int[]> Traces(BookedFigure[] expected, Figure[] found)
    {
        var traces = new List<int[]>();
        for (var d = 0; ; d++)
        {
            var reach = new int[(2 * d) + 1];
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0 : k == -d || (k != d && At(traces[^1], k - 1) < At(traces[^1], k + 1)) ? At(traces[^1], k + 1) : At(traces[^1], k - 1) + 1;
                var y = x - k;
                while (x < expected.Length && y >= 0 && y < found.Length && Agrees(found[y], expected[x])) { (x, y) = (x + 1, y + 1); }
                reach[k + d] = x;
                if (x < expected.Length || y < found.Length) { continue; }
                traces.Add(reach);
                return traces;
            }

            traces.Add(reach);
        }
    }

    private static int At(int[] reach, int k)
    {
        var index = k + ((reach.Length - 1) / 2);
        return index >= 0 && index < reach.Length ? reach[index] : -1;
    }
}
