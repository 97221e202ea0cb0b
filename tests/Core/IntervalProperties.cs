using FsCheck;
using FsCheck.Fluent;
using Kessan.Core;
using Interval = Kessan.Core.Interval;

namespace Kessan.Tests.Core;

/// <summary>
/// Whatever number each interval stands for, the result of the operation on the numbers lies in the result of the operation on the intervals.
/// </summary>
public class IntervalProperties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(2008, 9, 30);

    private static readonly Gen<decimal> Numbers =
        from mantissa in Gen.Choose(-2_000_000, 2_000_000)
        from scale in Gen.Choose(0, 6)
        select new decimal(Math.Abs(mantissa), 0, 0, mantissa < 0, (byte)scale);

    /// <summary>An interval and a number in it; now and then the number is an end.</summary>
    private static readonly Gen<(Interval Interval, decimal Inside)> Drawn =
        from a in Numbers
        from b in Numbers
        from lowClosed in Gen.Elements(true, false)
        from highClosed in Gen.Elements(true, false)
        from share in Gen.Choose(0, 100)
        let low = Math.Min(a, b)
        let high = Math.Max(a, b)
        let interval = low == high ? Interval.Point(low) : Interval.Between(low, lowClosed, high, highClosed)
        let inside = low + ((high - low) * share / 100m)
        select (interval, interval.Contains(inside) ? inside : low + ((high - low) / 2m));

    private static readonly Arbitrary<((Interval Interval, decimal Inside) A, (Interval Interval, decimal Inside) B)> Pairs =
        (from a in Drawn from b in Drawn select (a, b)).ToArbitrary();

    private static void Holds(Func<(Interval Interval, decimal Inside), (Interval Interval, decimal Inside), bool> property) =>
        Prop.ForAll(Pairs, pair => property(pair.A, pair.B)).Check(Seeded);

    [Fact]
    public void Sums_enclose() => Holds((a, b) => (a.Interval + b.Interval).Contains(a.Inside + b.Inside));

    [Fact]
    public void Differences_enclose() => Holds((a, b) => (a.Interval - b.Interval).Contains(a.Inside - b.Inside));

    [Fact]
    public void Products_enclose() => Holds((a, b) => (a.Interval * b.Interval).Contains(a.Inside * b.Inside));

    [Fact]
    public void Quotients_enclose() => Holds((a, b) => b.Inside == 0m || (a.Interval / b.Interval).Contains(a.Inside / b.Inside));

    [Fact]
    public void Growths_enclose() => Holds((a, b) => a.Inside == 0m || Interval.Growth(a.Interval, b.Interval).Contains((b.Inside / a.Inside) - 1m));

    [Fact]
    public void Absolute_values_enclose() => Holds((a, _) => a.Interval.Abs().Contains(Math.Abs(a.Inside)));

    [Fact]
    public void Sums_and_products_do_not_depend_on_the_order() =>
        Holds((a, b) => a.Interval + b.Interval == b.Interval + a.Interval && a.Interval * b.Interval == b.Interval * a.Interval);

    [Fact]
    public void Sums_are_tight() => Holds((a, b) =>
        (a.Interval + b.Interval).Low == a.Interval.Low + b.Interval.Low && (a.Interval + b.Interval).High == a.Interval.High + b.Interval.High);

    [Fact]
    public void An_interval_intersects_another_exactly_when_they_share_a_number() => Holds((a, b) =>
        a.Interval.Intersect(b.Interval) is { } both
            ? a.Interval.Intersects(b.Interval) && a.Interval.Encloses(both) && b.Interval.Encloses(both)
            : !(b.Interval.Contains(a.Inside) || a.Interval.Contains(b.Inside)));

    [Fact]
    public void What_rounds_to_a_printed_number_is_what_it_stands_for()
    {
        var cases = from value in Numbers
                    from unit in Gen.Elements(0.01m, 0.1m, 1m, 10m, 1_000m)
                    from mode in Gen.Elements(RoundingMode.HalfUp, RoundingMode.HalfEven, RoundingMode.Truncate)
                    from other in Gen.Choose(-150, 150)
                    select (value, unit, mode, near: value + (unit * other / 100m));
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            var printed = Rounding.Round(drawn.value, drawn.unit, drawn.mode);
            var possible = Interval.OfPrinted(printed, drawn.unit, drawn.mode);
            return possible.Contains(drawn.value) && possible.Contains(drawn.near) == (Rounding.Round(drawn.near, drawn.unit, drawn.mode) == printed);
        }).Check(Seeded);
    }
}
