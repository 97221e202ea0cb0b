using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Tests.Examples;

/// <summary>A figure announced that follows from others: a growth, a margin, a contribution, a change (a row of expected/derived.csv).</summary>
/// <param name="Kind">What it is; <c>target@DATE</c> is the growth of a target on the actual year before.</param>
/// <param name="Of">Of a contribution: the members of the total that grew.</param>
/// <param name="Note">Why the announced figure cannot follow from what was announced with it; empty where it does.</param>
internal sealed record DerivedFigure(string Kind, string Concept, string Members, string Of, Period Period, string Presentation, decimal Printed, decimal Place,
    string Note)
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    public static IReadOnlyList<DerivedFigure> ReadAll(string file) => [.. File.ReadLines(file).Skip(1).Select(Read)];

    /// <summary>The figure out of the books, unrounded, in per cent, points or single units; null where an amount is missing.</summary>
    public decimal? From(FactIndex facts) => Kind switch
    {
        "value" => Amount(facts, Period),
        "yoy" => 100m * ((Amount(facts, Period) / Amount(facts, Period.YearBefore)) - 1m),
        "qoq" => 100m * ((Amount(facts, Period) / Amount(facts, Period.Preceding!.Value)) - 1m),
        "contribution" => 100m * (Amount(facts, Period) - Amount(facts, Period.YearBefore)) / Amount(facts, Period.YearBefore, Of),
        "margin" => Margin(facts, Period),
        "yoy-change" => Amount(facts, Period) - Amount(facts, Period.YearBefore),
        "qoq-change" => Amount(facts, Period) - Amount(facts, Period.Preceding!.Value),
        "change-since-year-end" => Amount(facts, Period) - Amount(facts, Calendar.PreviousYearEnd(Period)),
        "yoy-points" => Margin(facts, Period) - Margin(facts, Period.YearBefore),
        "qoq-points" => Margin(facts, Period) - Margin(facts, Period.Preceding!.Value),
        _ => 100m * ((Amount(facts, Period, Members, Kind) / Amount(facts, Period.YearBefore)) - 1m),
    };

    /// <summary>Rounded half up to the last place printed; points are differences of unrounded or of rounded margins, as announcements do either.</summary>
    public bool IsMetBy(FactIndex facts)
    {
        if (From(facts) is not { } exact) { return false; }
        if (Rounded(exact) == Printed) { return true; }
        if (!Kind.EndsWith("-points", StringComparison.Ordinal)) { return false; }
        var before = Kind == "yoy-points" ? Period.YearBefore : Period.Preceding!.Value;
        return Rounded(Margin(facts, Period)!.Value) - Rounded(Margin(facts, before)!.Value) == Printed;
    }

    private decimal Rounded(decimal value) => Rounding.Round(value, Place, RoundingMode.HalfUp);

    private decimal? Margin(FactIndex facts, Period period) =>
        100m * Amount(facts, period) / facts.Find("Revenues", Kessan.Core.Members.Parse(Members), period, Presentation)?.Number;

    private decimal? Amount(FactIndex facts, Period period) => Amount(facts, period, Members);

    private decimal? Amount(FactIndex facts, Period period, string members, string scenario = "actual") =>
        facts.Find(Concept, Kessan.Core.Members.Parse(members), period, Presentation, scenario)?.Number;

    private static DerivedFigure Read(string line)
    {
        var cells = line.Split(',');
        return new(cells[0], cells[1], cells[2], cells[3], Calendar.Parse(cells[4])!.Value, cells[5], Number(cells[6]), Number(cells[7]), cells[8].Trim('"'));
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
