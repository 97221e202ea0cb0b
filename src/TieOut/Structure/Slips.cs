using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// The numbers that a slip of a hand makes of a printed one: another digit in one place, two neighbours exchanged, the other sign, the point moved
/// one or three places. A figure is tied where nearly all of them would be noticed.
/// </summary>
internal static class Slips
{
    /// <summary>Beyond this a number of its last digits has no room in the arithmetic here.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>More than a thousand times that.</summary>
    private const long Farthest = 4_000_000_000_000_000_000;

    /// <summary>So many of the other digits in all its places must be noticed: of five places four, of seven five.</summary>
    private const decimal LeastDigits = 0.65m;

    /// <summary>The part of all slips, each kind counted alike, that would be noticed; 0 where too many of single digits would not.</summary>
    /// <param name="unnoticed">The printed values that would pass, given the rest of the document.</param>
    /// <param name="sign">Another sign would be noticed.</param>
    public static decimal Noticed(Figure figure, Interval unnoticed, bool sign)
    {
        var units = figure.Value / figure.Precision;
        if (units == 0m || Math.Abs(units) >= Largest) { return 0m; }
        var number = (long)Math.Abs(units);
        var passing = new WholeNumbers(m => unnoticed.Contains(m * figure.Precision), unnoticed, figure.Precision);
        var (digits, exchanges, sense) = (new Share(), new Share(), Math.Sign(units));
        for (var place = 1L; place <= number; place *= 10)
        {
            var digit = number / place % 10;
            for (var other = place * 10 > number && number >= 10 ? 1 : 0; other < 10; other++)
            {
                if (other != digit) { digits.Add(!Passes(number + ((other - digit) * place))); }
            }

            var next = number / place / 10 % 10;
            if (place * 10 <= number && next != digit) { exchanges.Add(!Passes(number + ((next - digit) * place) + ((digit - next) * place * 10))); }
        }

        // Where the last digits are open, a sign and a scale that would be noticed do not tie them.
        if (digits.Value < LeastDigits) { return 0m; }
        var scale = (Passes(number * 10) ? 0m : 1m) + (Passes(number * 1000) ? 0m : 1m);
        return (digits.Value + (exchanges.Any ? exchanges.Value : digits.Value) + (sign && !unnoticed.Contains(-figure.Value) ? 1m : 0m) + scale) / 5m;

        bool Passes(long slip) => passing.Has(sense * slip);
    }

    /// <summary>Whether the figure may be a slip of a number that the interval allows.</summary>
    public static bool Repair(Figure figure, Interval allowed) => Meant(figure, allowed).Kind != SlipKind.Unknown;

    /// <summary>
    /// The number, of those that the interval allows, from which the fewest slips lead to others: sign and scale, then an exchange, then another digit, in the
    /// highest place.
    /// </summary>
    public static Diagnosis Meant(Figure figure, Interval allowed)
    {
        var none = new Diagnosis(SlipKind.Unknown, null);
        var units = figure.Value / figure.Precision;
        if (units == 0m || Math.Abs(units) >= Largest) { return none; }
        var (number, sign) = ((long)Math.Abs(units), Math.Sign(units));
        var meant = new WholeNumbers(
            m => allowed.Intersects(Interval.OfPrinted(m * figure.Precision, figure.Precision, figure.Rounding)), allowed, figure.Precision);
        if (Allows(-number)) { return Found(SlipKind.Sign, -number); }
        foreach (var scaled in (ReadOnlySpan<long>)[number % 10 == 0 ? number / 10 : 0, number % 1000 == 0 ? number / 1000 : 0, number * 10, number * 1000])
        {
            if (scaled != 0 && Allows(scaled)) { return Found(SlipKind.Scale, scaled); }
        }
        var other = none;
        for (var place = 1L; place <= number; place *= 10)
        {
            var (digit, next) = (number / place % 10, number / place / 10 % 10);
            if (place * 10 <= number && next != digit && number + ((next - digit) * place) + ((digit - next) * place * 10) is var exchanged
                && Allows(exchanged))
            {
                return Found(SlipKind.DigitsExchanged, exchanged);
            }
            for (var d = 0; d < 10; d++)
            {
                if (d != digit && number + ((d - digit) * place) is var changed && Allows(changed)) { other = Found(SlipKind.OneDigit, changed); }
            }
        }

        return other;

        bool Allows(long other) => meant.Has(sign * other);

        Diagnosis Found(SlipKind kind, long other) => new(kind, sign * other * figure.Precision);
    }

    /// <summary>
    /// Which printed numbers an interval allows, counted in units of their last place: they are a run of whole numbers, of which the ends are looked for once.
    /// </summary>
    private readonly struct WholeNumbers
    {
        /// <summary>The first that is allowed is no farther than this from where an end of the interval falls.</summary>
        private const long Reach = 2;

        private readonly long first = long.MinValue;
        private readonly long last = long.MaxValue;

        /// <param name="allows">Whether the number is one of them, in units of the last place.</param>
        /// <param name="interval">In which they lie, in single units.</param>
        /// <param name="unit">The last place, in single units.</param>
        public WholeNumbers(Func<long, bool> allows, Interval interval, decimal unit)
        {
            if (interval.Low is { } low)
            {
                var near = Near(low, unit);
                first = near;
                if (Math.Abs(near) < Farthest) { for (first -= Reach; first <= near + Reach && !allows(first);) { first++; } }
            }
            if (interval.High is { } high)
            {
                var near = Near(high, unit);
                last = near;
                if (Math.Abs(near) < Farthest) { for (last += Reach; last >= near - Reach && !allows(last);) { last--; } }
            }
        }

        public bool Has(long number) => first <= number && number <= last;

        /// <returns>Where an end of the interval falls; beyond all numbers that are asked for, just there.</returns>
        private static long Near(decimal end, decimal unit) =>
            unit < 1m && Math.Abs(end) >= Farthest * unit
                ? Math.Sign(end) * Farthest
                : (long)Math.Clamp(decimal.Floor(end / unit), -Farthest, Farthest);
    }

    private struct Share
    {
        private int noticed;
        private int all;

        public readonly bool Any => all > 0;

        public readonly decimal Value => all == 0 ? 0m : (decimal)noticed / all;

        public void Add(bool isNoticed)
        {
            all++;
            if (isNoticed) { noticed++; }
        }
    }
}
